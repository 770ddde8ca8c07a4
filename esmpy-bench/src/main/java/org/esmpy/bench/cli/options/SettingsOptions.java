package org.esmpy.bench.cli.options;

import java.util.List;
import org.esmpy.bench.settings.SettingsEdits;

/**
 * A group of options that belong to one group of settings. A command honours those groups that it has as mixins; the others it
 * refuses, on the command line and, where they would change what a result means, in settings files.
 */
public interface SettingsOptions extends HelpSection.Member {
    /**
     * Names of the settings that these options change, as settings files have them: a whole group, such as {@code "stop"}, or
     * single values, such as {@code "solver.simplex"}.
     */
    List<String> names();

    /** Whether these settings say what is known of the specimen or wanted of its maps, so that a result means something else. */
    default boolean sayWhatIsKnown() {
        return false;
    }

    /** Changes what the command line says, and leaves the rest. */
    void into(SettingsEdits edits);
}
