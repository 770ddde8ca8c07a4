package org.esmpy.bench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * Outcome of a command that ran inside the test.
 *
 * @param status exit status
 * @param out    what it printed on stdout
 * @param err    what it printed on stderr
 */
record Esmpy(int status, String out, String err) {
    /** What it printed on stderr but for how far reading was, which slow machines show. */
    String complaints() {
        return err.lines().filter(line -> !line.startsWith("reading ")).collect(Collectors.joining("\n"));
    }

    static Esmpy run(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        return new Esmpy(command.execute(args), out.toString(), err.toString());
    }
}
