package org.esmpy.bench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of a command that ran inside the test.
 *
 * @param status exit status
 * @param out    what it printed on stdout
 * @param err    what it printed on stderr
 */
public record Esmpy(int status, String out, String err) {
    /** What it printed on stderr but for how far reading was, which slow machines show. */
    String complaints() {
        return err.lines().filter(line -> !line.startsWith("reading ")).collect(Collectors.joining("\n"));
    }

    public static Esmpy run(Object... words) {
        return runWithVariable(null, words);
    }

    /** With the environment variable that names places of plug-ins. */
    static Esmpy runWithVariable(@Nullable String pluginPlaces, Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out, true);
        PrintWriter errWriter = new PrintWriter(err, true);
        String[] args = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        int status = Main.execute(
                args, pluginPlaces, command -> command.setOut(outWriter).setErr(errWriter));
        return new Esmpy(status, out.toString(), err.toString());
    }
}
