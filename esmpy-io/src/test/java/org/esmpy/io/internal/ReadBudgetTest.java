package org.esmpy.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.esmpy.io.SpectrumFormatException;
import org.junit.jupiter.api.Test;

class ReadBudgetTest {
    private static final long MIB = 1 << 20;
    private static final long HEAP = 512 * MIB;
    private static final OptionalLong BY_LENGTH = OptionalLong.empty();

    @Test
    void trustsASmallFileWithLittle() {
        ReadBudget budget = budget(1000, BY_LENGTH);

        budget.check("numbers", 64 * MIB + 1_032_000);
        assertRefused(budget, 64 * MIB + 1_032_001, "MiB that a file of 1000 bytes may take", "--max-memory 65m");
    }

    @Test
    void trustsALargeFileWithThreeQuartersOfTheHeap() {
        ReadBudget budget = budget(1L << 40, BY_LENGTH);

        budget.check("numbers", 384 * MIB);
        assertRefused(budget, 384 * MIB + 1, "Java may use 512 MiB", "-Xmx577m", "--max-memory 385m");
    }

    @Test
    void theCallersChoiceReplacesBothBounds() {
        ReadBudget budget = budget(10, OptionalLong.of(500 * MIB));

        budget.check("numbers", 500 * MIB);
        assertRefused(budget, 500 * MIB + 1, "more than the 500 MiB of --max-memory");
    }

    @Test
    void noChoiceGoesBeyondTheHeap() {
        assertRefused(budget(10, OptionalLong.of(Long.MAX_VALUE)), HEAP + 1, "Java may use 512 MiB", "-Xmx");
    }

    @Test
    void countsWhatIsReserved() {
        ReadBudget budget = budget(0, BY_LENGTH);

        budget.reserve("counts", 40 * MIB);
        budget.check("numbers", 24 * MIB);
        budget.check("numbers", 24 * MIB);
        assertRefused(budget, 24 * MIB + 1, "beside 40 MiB for the rest", "--max-memory 65m");
    }

    @Test
    void sizesThatOverflowAreRefused() {
        ReadBudget budget = budget(Long.MAX_VALUE, BY_LENGTH);
        budget.reserve("counts", 40 * MIB);

        assertRefused(budget, Long.MAX_VALUE, "-Xmx");
        assertRefused(budget, -1, "-Xmx");
    }

    private static ReadBudget budget(long fileBytes, OptionalLong chosen) {
        return new ReadBudget(Path.of("map.bin"), fileBytes, chosen, HEAP);
    }

    private static void assertRefused(ReadBudget budget, long bytes, String... words) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> budget.check("numbers", bytes))
                .withMessageStartingWith("map.bin: numbers need ")
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
}
