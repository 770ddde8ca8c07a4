package org.esmpy.bench.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.esmpy.io.Printable;

/**
 * Writes to stdout or stderr of a command and makes control characters visible, so that texts from files cannot control
 * the terminal: {@link Printable} replaces them, except tabs and line ends. Callers apply {@link Printable} to texts of
 * one line themselves, so that these cannot begin another line.
 */
final class TerminalWriter extends FilterWriter {
    private TerminalWriter(Writer out) {
        super(out);
    }

    /** A safe writer to the stream of {@code out}. */
    static PrintWriter on(PrintWriter out) {
        return new PrintWriter(new TerminalWriter(out), true);
    }

    @Override
    public void write(int character) throws IOException {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        write(new String(characters, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (isKept(text, i)) {
                out.write(Printable.of(text.substring(begin, i)));
                out.write(text.charAt(i));
                begin = i + 1;
            }
        }
        out.write(Printable.of(text.substring(begin, from + length)));
    }

    private static boolean isKept(String text, int index) {
        char character = text.charAt(index);
        boolean endOfLine = character == '\r' && text.startsWith("\n", index + 1);
        return character == '\n' || character == '\t' || endOfLine;
    }
}
