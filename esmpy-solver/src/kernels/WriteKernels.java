import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the kernels for K = 1 to 8 phases from the template {@code KernelsK.java} beside this file, as the build asks:
 * {@code java WriteKernels.java TEMPLATE FOLDER}. A line of the template is written
 *
 * <ul>
 *   <li>for every phase k if it holds {@code $k};
 *   <li>for every row of the lower triangle of a K×K matrix if it holds {@code $row}, for every entry of these rows if it
 *       holds {@code $j}, the column, or {@code $t}, the place of the entry in the triangle, and for every column of the
 *       rows if it holds {@code $col};
 *   <li>once otherwise.
 * </ul>
 *
 * <p>{@code $K} is the number of phases, {@code $stride} and {@code $triangle} are the doubles of a row of D and of a
 * triangle, and {@code $rate} is {@code d0·h0 + d1·h1 + …}.
 *
 * <p>Sums over a whole triangle of six phases or more would not stay in registers. Rows are therefore the first four or
 * five, and lines between {@code // two more rows} and {@code // end} are written for each two of the others, whose first
 * is {@code $first}; a line elsewhere that holds {@code $first} is too. Lines that end in {@code // if there are more rows}
 * are left out otherwise. Of more than four phases, lines between {@code // blocks of rows} and {@code // end}, and those
 * that hold {@code $block}, are written for each block of rows that has up to {@value #MOST_SUMS} sums; other lines can be
 * for those alone, {@code // of more than four phases}, or for the others, {@code // of up to four phases}.
 */
final class WriteKernels {
    private static final int MOST_PHASES = 8;
    private static final String MORE = " // if there are more rows";
    private static final String BLOCKS = " // of more than four phases";
    private static final String ONE_BLOCK = " // of up to four phases";

    /** Sums that stay in sixteen registers, beside their factors. */
    private static final int MOST_SUMS = 11;

    private static final int LINE_LENGTH = 120;

    private final int phases;
    private final int firstRows;

    private WriteKernels(int phases) {
        this.phases = phases;
        this.firstRows = phases < 4 ? phases : 4 + phases % 2;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> template = Files.readAllLines(Path.of(arguments[0]));
        Path folder = Files.createDirectories(Path.of(arguments[1], "org/esmpy/solver/internal/kernel"));
        for (int phases = 1; phases <= MOST_PHASES; phases++) {
            Path file = folder.resolve("Kernels" + phases + ".java");
            String kernels = new WriteKernels(phases).write(template);
            if (!Files.exists(file) || !Files.readString(file).equals(kernels)) {
                Files.writeString(file, kernels);
            }
        }
    }

    private String write(List<String> template) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < template.size(); i++) {
            String line = template.get(i);
            List<String> repeated = List.of(line);
            boolean two = line.endsWith("// two more rows");
            boolean blocks = line.endsWith("// blocks of rows");
            if (two || blocks) {
                int end = i + 1;
                while (!template.get(end).endsWith("// end")) {
                    end++;
                }
                repeated = template.subList(i + 1, end);
                i = end;
            }
            if (blocks || line.contains("$block")) {
                for (int row = 0; row < phases && phases > 4; row = endOfBlock(row)) {
                    write(repeated, "$block", row, endOfBlock(row), written);
                }
            } else if (two || line.contains("$first")) {
                for (int row = firstRows; row < phases; row += 2) {
                    write(repeated, "$first", row, row + 2, written);
                }
            } else if (!(line.endsWith(MORE) && firstRows == phases)
                    && !line.endsWith(phases > 4 ? ONE_BLOCK : BLOCKS)) {
                write(line.replace(MORE, "").replace(BLOCKS, "").replace(ONE_BLOCK, ""), 0, firstRows, written);
            }
        }
        return String.join("\n", written) + "\n";
    }

    /** The row after the block of rows that begins with this one. */
    private int endOfBlock(int first) {
        int end = first;
        for (int sums = 0; end < phases && sums + end + 1 <= MOST_SUMS; end++) {
            sums += end + 1;
        }
        return end;
    }

    private void write(List<String> lines, String name, int from, int to, List<String> written) {
        lines.forEach(line -> write(line.replace(name, "" + from), from, to, written));
    }

    /** Writes a line as often as it says, with the rows {@code from <= row < to}. */
    private void write(String template, int from, int to, List<String> written) {
        String line = template.replace("$K", "" + phases)
                .replace("$stride", "" + (phases == 3 ? 4 : phases))
                .replace("$triangle", "" + phases * (phases + 1) / 2)
                .replace("$rate", rate());
        if (line.contains("$j") || line.contains("$t")) {
            for (int row = from; row < to; row++) {
                for (int j = 0; j <= row; j++) {
                    int place = row * (row + 1) / 2 + j;
                    write(line.replace("$row", "" + row).replace("$j", "" + j).replace("$t", "" + place), written);
                }
            }
        } else if (line.contains("$k")) {
            IntStream.range(0, phases).forEach(k -> write(line.replace("$k", "" + k), written));
        } else if (line.contains("$row")) {
            IntStream.range(from, to).forEach(row -> write(line.replace("$row", "" + row), written));
        } else if (line.contains("$col")) {
            IntStream.range(0, to).forEach(column -> write(line.replace("$col", "" + column), written));
        } else {
            write(line, written);
        }
    }

    /** Writes a line, or two if it is too long, as the formatter would. */
    private static void write(String line, List<String> written) {
        String plain = line.replace(" + 0]", "]");
        String indent = " ".repeat(plain.indexOf(plain.strip()) + 8);
        int equals = plain.indexOf(" = ") + 2;
        if (plain.length() <= LINE_LENGTH) {
            written.add(plain);
        } else if (indent.length() + plain.length() - equals - 1 <= LINE_LENGTH) {
            written.add(plain.substring(0, equals) + "\n" + indent + plain.substring(equals + 1));
        } else {
            written.add(plain.replace(" + Fma", "\n" + indent + "+ Fma"));
        }
    }

    /** Two sums, of up to four products each, need not wait for each other. */
    private String rate() {
        return phases <= 4 ? rate(0, phases) : rate(0, 4) + " + " + rate(4, phases);
    }

    private static String rate(int from, int to) {
        String product = "d" + from + " * h" + from;
        return from + 1 == to ? product : "Fma.of(d%d, h%d, %s)".formatted(from, from, rate(from + 1, to));
    }
}
