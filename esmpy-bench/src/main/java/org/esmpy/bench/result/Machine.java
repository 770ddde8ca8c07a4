package org.esmpy.bench.result;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.table.CsvTable;

/**
 * The computer and the Java on which results were computed.
 *
 * @param esmpy     version of esmpy
 * @param jvm       version and name of the JVM
 * @param system    operating system and its version
 * @param processor model, or architecture where the system does not give the model
 * @param cores     cores that the JVM may use
 * @param heapMiB   largest heap, MiB
 */
public record Machine(String esmpy, String jvm, String system, String processor, int cores, long heapMiB)
        implements Serializable {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final List<String> HEADER =
            List.of("esmpy", "jvm", "system", "processor", "cores", "heap_mib", "runs_at_a_time");

    /** The present machine and JVM. */
    public static Machine current() {
        return new Machine(
                Version.current(),
                Runtime.version() + ", " + System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                model(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String model() {
        try {
            return Files.readAllLines(LINUX_PROCESSORS).stream()
                    .filter(line -> line.startsWith(MODEL) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /**
     * Adds a row to the table {@code machines.csv}, unless it is there.
     *
     * @param before   present table; may be missing
     * @param parallel number of runs at a time
     * @param file     file for the new table
     */
    public void write(Path before, int parallel, Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        if (Files.exists(before)) {
            CsvTable.read(before)
                    .rows()
                    .forEach(row -> rows.add(HEADER.stream().map(row::get).toList()));
        }
        List<String> row = List.of(
                esmpy,
                jvm,
                system,
                processor,
                Integer.toString(cores),
                Long.toString(heapMiB),
                Integer.toString(parallel));
        if (!rows.contains(row)) {
            rows.add(row);
        }
        CsvTable.write(file, HEADER, rows);
    }
}
