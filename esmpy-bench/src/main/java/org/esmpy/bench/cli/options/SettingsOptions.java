package org.esmpy.bench.cli.options;

import java.util.List;
import org.esmpy.bench.settings.SettingsEdits;

/**
 * A group of options that belong to one group of settings. A command honours the groups that it has as mixins. It
 * refuses the others on the command line and, where they would change the meaning of a result, in settings files.
 */
public interface SettingsOptions extends HelpSection.Member {
    /**
     * Names of the settings that these options change, as settings files spell them: a whole group, such as {@code
     * "stop"}, or single values, such as {@code "solver.simplex"}.
     */
    List<String> names();

    /** Whether these settings change the meaning of a result, as prior knowledge and penalties do. */
    default boolean changeMeaningOfResults() {
        return false;
    }

    /** Changes the settings that the command line gives, and no others. */
    void into(SettingsEdits edits);
}
