package org.esmpy.plugin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares the version of esmpy with the one that a plug-in needs. */
final class EsmpyVersion {
    private EsmpyVersion() {}

    /**
     * @param required oldest version that will do, or null if any does
     * @throws IllegalArgumentException if this one is older, or {@code required} is no version
     */
    static void require(@Nullable String required) {
        require(required, EsmpyVersion.class.getPackage().getImplementationVersion());
    }

    static void require(@Nullable String required, @Nullable String present) {
        if (required == null) {
            return;
        }
        if (!required.matches("\\d{1,9}(\\.\\d{1,9})*")) {
            throw new IllegalArgumentException(
                    "its manifest says " + PluginJar.REQUIRES + ": " + required + "; expected a version such as 0.2");
        }
        if (present != null && Arrays.compare(numbers(required), numbers(present)) > 0) {
            throw new IllegalArgumentException("it needs esmpy " + required + ", this is esmpy " + present);
        }
    }

    private static int[] numbers(String version) {
        int[] numbers = Arrays.stream(version.split("-", 2)[0].split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        int last = numbers.length;
        while (last > 0 && numbers[last - 1] == 0) {
            last--;
        }
        return Arrays.copyOf(numbers, last);
    }
}
