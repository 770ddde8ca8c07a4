package org.esmpy.bench.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.esmpy.io.Printable;
import picocli.CommandLine.Option;

/** The option {@code --open}, which shows a page in the user's browser. */
public final class OpenOption {
    @Option(names = "--open", description = "Open the report in the browser.")
    private boolean open;

    /** Prints the path of a page, and opens it if the option is given. */
    public void show(Path page, PrintWriter out, PrintWriter err) {
        out.println("Report: " + Printable.of(page.toString()));
        if (open) {
            try {
                new ProcessBuilder(command(page.toAbsolutePath().toUri().toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                err.println("warning: --open found no browser (" + Printable.of(e.getMessage())
                        + "); open the report yourself");
            }
        }
    }

    private static List<String> command(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
