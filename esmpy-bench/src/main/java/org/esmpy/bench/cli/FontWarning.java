package org.esmpy.bench.cli;

import java.io.PrintWriter;
import org.esmpy.bench.plot.Lettering;

/** Tells why pictures lack their text. */
final class FontWarning {
    private FontWarning() {}

    static void print(PrintWriter err) {
        if (!Lettering.isPossible()) {
            err.println("warning: this Java finds no fonts, so maps have no text and spectra.png is left out; install"
                    + " fontconfig and a font, on Debian: apt-get install fontconfig fonts-dejavu-core");
        }
    }
}
