package org.esmpy.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Entry of the coverage-guided fuzzer Jazzer, which knows a class by these two methods. The first argument is the id of a
 * {@link FuzzTarget}. See the profile {@code fuzz} and CONTRIBUTING.md.
 */
public final class Fuzz {
    private static BudgetedFeed feed;

    private Fuzz() {}

    /** Called once, with the target's id and the folder of its seeds: reading them loads classes before the time counts. */
    public static void fuzzerInitialize(String[] args) throws IOException {
        FuzzTarget target = Arrays.stream(FuzzTarget.values())
                .filter(value -> value.id().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + Arrays.toString(args) + "; there are "
                        + Arrays.stream(FuzzTarget.values()).map(FuzzTarget::id).toList()));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(temporary, "fuzz-input");
        feed = new BudgetedFeed(target, temporary, folder);
        for (Path seed : BudgetedFeed.list(Path.of(args[1]))) {
            target.feed(folder, Files.readAllBytes(seed));
        }
    }

    /** Called with each input; what it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] data) {
        feed.accept(data);
    }
}
