package org.esmpy.bench.cli.terminal;

import java.io.PrintWriter;
import org.esmpy.bench.plot.Lettering;

/** Warns that pictures have no text where Java finds no fonts. */
public final class FontWarning {
    private FontWarning() {}

    public static void print(PrintWriter err) {
        if (!Lettering.isPossible()) {
            err.println("warning: this Java finds no fonts, so maps have no text and spectra.png is left out; install"
                    + " fontconfig and a font, on Debian: apt-get install fontconfig fonts-dejavu-core");
        }
    }
}
