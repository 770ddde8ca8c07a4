package org.esmpy.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FmaTest {
    /** Its square is 1 + 2^-26 + 2^-54, of which a double holds the first two terms. */
    private static final double A = 1 + 0x1p-27;

    private static final double ROUNDED_SQUARE = 1 + 0x1p-26;

    @Test
    void isTheSameInEveryVirtualMachineOfOneProcessor() throws IOException, InterruptedException {
        double here = Fma.of(A, A, -ROUNDED_SQUARE);
        assertThat(here).isIn(0x1p-54, 0.0);
        assertThat(remainderWith("-Xint")).isEqualTo(String.valueOf(here));
    }

    @Test
    void roundsTwiceWhereTheProcessorCannot() throws IOException, InterruptedException {
        assertThat(remainderWith("-XX:-UseFMA")).isEqualTo("0.0");
    }

    /** What is left of the square in another virtual machine. */
    private static String remainderWith(String option) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of(location(Fma.class)) + System.getProperty("path.separator") + location(FmaTest.class);
        Process process = new ProcessBuilder(List.of(java, option, "-cp", classes, FmaTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said.lines().reduce((first, last) -> last).orElse("");
    }

    private static String location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    public static void main(String[] args) {
        System.out.println(Fma.of(A, A, -ROUNDED_SQUARE));
    }
}
