package org.esmpy.bench.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Feeds inputs to a target and requires that each costs no more memory than a file of its size deserves, and leaves no file
 * behind in the temporary folder. The input's own file lies in a folder inside of it.
 */
final class BudgetedFeed {
    /** What any input may allocate, and what each of its bytes may: counts are stored wider than files hold them. */
    private static final long BYTES = 96L << 20;

    private static final long BYTES_PER_BYTE = 4096;

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final FuzzTarget target;
    private final Path temporary;
    private final Path folder;

    /**
     * @param temporary the folder for temporary files of this virtual machine
     * @param folder    where the inputs are written, in a folder that nothing else writes to
     */
    BudgetedFeed(FuzzTarget target, Path temporary, Path folder) {
        this.target = target;
        this.temporary = temporary;
        this.folder = folder;
    }

    void accept(byte[] data) {
        List<Path> before = leftovers();
        long budget = BYTES + BYTES_PER_BYTE * data.length;
        long allocated = allocated(data);
        if (allocated > budget) {
            allocated = allocated(data); // the first time classes may have been loaded
        }
        if (allocated > budget) {
            throw new AssertionError(target.id() + ": " + data.length + " bytes made it allocate " + allocated
                    + ", more than " + budget);
        }
        List<Path> after = leftovers();
        if (!after.equals(before)) {
            throw new AssertionError(target.id() + ": left in the temporary folder: " + after + ", before: " + before);
        }
    }

    private long allocated(byte[] data) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        target.feed(folder, data);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private List<Path> leftovers() {
        return list(temporary).stream()
                .filter(file -> file.getFileName().toString().startsWith("esmpy"))
                .toList();
    }

    /** What lies in a folder, in the order of names. */
    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
