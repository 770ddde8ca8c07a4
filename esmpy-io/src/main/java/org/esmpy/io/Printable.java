package org.esmpy.io;

/** Makes texts from files, such as titles and names, safe to show on a terminal. */
public final class Printable {
    private Printable() {}

    /**
     * The text with control characters, line ends, characters that change the direction of writing and halves of
     * surrogates as {@code \\u} and four hexadecimal digits, as in JSON: twice where a character needs two of them.
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                for (char half : Character.toChars(point)) {
                    shown.append(String.format("\\u%04x", (int) half));
                }
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
