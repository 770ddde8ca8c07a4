package org.esmpy.bench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.esmpy.bench.cli.Esmpy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

class TerminalWriterTest {
    private static final String RED = "\u001b[31m";

    private final StringWriter written = new StringWriter();

    @Test
    void linesTabsAndOrdinaryTextsStay() {
        PrintWriter out = TerminalWriter.on(new PrintWriter(written, true));
        out.print("µ\ta\r\nb\n");
        out.print('c');
        out.printf("%5.2f%n", 1.5);
        assertThat(written).hasToString("µ\ta\r\nb\nc 1.50" + System.lineSeparator());
    }

    @Test
    void whateverSteersATerminalIsSpelled() {
        PrintWriter out = TerminalWriter.on(new PrintWriter(written, true));
        out.print("a" + RED + "b\rc\u009b\u202e");
        out.print('\u0007');
        out.write(new char[] {'x', '\b', 'y'}, 1, 2);
        out.flush();
        assertThat(written).hasToString("a\\u001b[31mb\\u000dc\\u009b\\u202e\\u0007\\u0008y");
    }

    /** A command that prints what it was given without a thought. */
    @Test
    void noCommandReachesTheTerminalPastIt() {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Careless())
                .setExecutionStrategy(new Exhaustion())
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(err, true));
        assertThat(command.execute()).isZero();
        assertThat(written.toString()).isEqualTo("out \\u001b[31m" + System.lineSeparator());
        assertThat(err.toString()).isEqualTo("err \\u001b[31m" + System.lineSeparator());
    }

    @Test
    void pathsAreShownHarmless(@TempDir Path folder) throws IOException {
        Path out = Files.createDirectory(folder.resolve("a" + RED)).resolve("b.csv");
        Esmpy command = Esmpy.run("spectrum", "--composition", "Si:1", "--beam-kev", 200, "--out", out);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out() + command.err()).contains("a\\u001b[31m").doesNotContain(RED);
    }

    /** Prints escapes. */
    @Command(name = "careless")
    static final class Careless implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().println("out " + RED);
            spec.commandLine().getErr().println("err " + RED);
            return 0;
        }
    }
}
