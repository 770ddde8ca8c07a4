package org.esmpy.bench.cli.settings;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains why a command refuses options of {@code esmpy fit}. */
public final class RefusedOptions {
    private RefusedOptions() {}

    /** A sentence if the mistake is an option of fit that the command does not honour; empty otherwise. */
    public static Optional<String> sentence(ParameterException mistake) {
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        List<String> refused = mistake instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream()
                        .map(word -> word.split("=", 2)[0])
                        .filter(RefusedOptions::isOfFit)
                        .distinct()
                        .toList()
                : List.of();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        return reason(command)
                .map(reason -> command.name() + " does not take " + String.join(", ", refused) + ": " + reason
                        + "; leave " + (refused.size() == 1 ? "it" : "them") + " out");
    }

    /** The reason of {@link RefusesOthers}, if the command has it. */
    static Optional<String> reason(CommandSpec command) {
        return Optional.ofNullable(command.userObject().getClass().getAnnotation(RefusesOthers.class))
                .map(RefusesOthers::because);
    }

    private static boolean isOfFit(String word) {
        CommandSpec fit = OptionGroups.everything();
        return fit.optionsMap().containsKey(word) || fit.negatedOptionsMap().containsKey(word);
    }
}
