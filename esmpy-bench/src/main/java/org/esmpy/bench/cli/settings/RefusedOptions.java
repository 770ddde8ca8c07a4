package org.esmpy.bench.cli.settings;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command refuses options that {@code esmpy fit} has. */
public final class RefusedOptions {
    private RefusedOptions() {}

    /** A sentence if the command line holds options of fit that the command does not honour; empty for any other mistake. */
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

    /** Why a command refuses what it does not have, if it says so. */
    static Optional<String> reason(CommandSpec command) {
        return Optional.ofNullable(command.userObject().getClass().getAnnotation(RefusesOthers.class))
                .map(RefusesOthers::because);
    }

    private static boolean isOfFit(String word) {
        CommandSpec fit = OptionGroups.everything();
        return fit.optionsMap().containsKey(word) || fit.negatedOptionsMap().containsKey(word);
    }
}
