package org.esmpy.io.internal.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.esmpy.io.PackedResources;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.model.CountMatrix;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every layout, chunk index and filter that the HDF5 library writes, in its oldest and its newest structures. The files are
 * made by {@code make_layouts.py}: element (i, j, k) of each dataset is (7 i + 3 j + k) modulo 5.
 */
class LayoutsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"layouts_earliest.h5", "layouts_latest.h5"})
    void everyLayoutIsReadAsTheLibraryWroteIt(String name) throws IOException {
        List<String> whole = List.of(
                "contiguous",
                "big_endian",
                "compact",
                "single",
                "single_packed",
                "fixed",
                "fixed_packed",
                "fixed_larger",
                "implicit",
                "grows",
                "grows_along_1",
                "grows_along_2",
                "grows_both",
                "grows_both_plain",
                "lzf",
                "masked",
                "paged",
                "paged_packed");

        for (String dataset : whole) {
            assertHolds(name, dataset, Integer.MAX_VALUE);
        }
        assertHolds(name, "partly", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layouts_earliest.h5", "layouts_latest.h5"})
    void valuesAreReadAsTexts(String name) throws IOException {
        read(name, root -> {
            Hdf5Group values = root.group("values").orElseThrow();
            assertThat(values.text("text")).contains("Ångström");
            assertThat(values.text("whole")).contains("-3");
            assertThat(values.text("large")).contains("18446744073709551615");
            assertThat(values.text("single")).contains("0.1");
            assertThat(values.flag("flag")).contains(true);
            assertThat(values.text("fixed")).contains("abc");
            assertThat(values.texts("list")).containsExactly("a", "bc");
            assertThat(values.texts("symbols")).containsExactly("Fe", "O");
            assertThat(values.texts("absent")).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"layouts_earliest.h5", "layouts_latest.h5"})
    void manyMembersAreFoundAndLinksAreNotFollowed(String name) throws IOException {
        read(name, root -> {
            Hdf5Group many = root.group("many").orElseThrow();
            assertThat(many.names()).hasSize(300).contains("g0", "g299");
            assertThat(many.group("g299")).isPresent();
            assertThat(many.attributeNames()).hasSize(601);
            assertThat(many.text("a599")).contains("599");
            assertThat(many.texts("huge")).hasSize(name.contains("latest") ? 60_000 : 1);
            assertThat(root.data("soft")).isEmpty();
            return true;
        });
    }

    /** @param written rows that were written; the others have the fill value, 4 */
    private void assertHolds(String name, String dataset, int written) throws IOException {
        read(name, root -> {
            Hdf5Data data = root.data(dataset).orElseThrow();
            CountMatrix counts = CountReading.read(data, 2, ReadOptions.defaults(), ProgressListener.none());
            long[] shape = data.shape();
            for (int pixel = 0; pixel < counts.pixels(); pixel++) {
                int[] found = new int[counts.channels()];
                counts.forEach(pixel, (channel, count) -> found[channel] = count);
                int row = (int) (pixel / shape[1]);
                int column = (int) (pixel % shape[1]);
                for (int k = 0; k < found.length; k++) {
                    int expected = row < written ? (7 * row + 3 * column + k) % 5 : 4;
                    assertThat(found[k])
                            .as("%s (%d, %d, %d)", dataset, row, column, k)
                            .isEqualTo(expected);
                }
            }
            return true;
        });
    }

    private void read(String name, Function<Hdf5Group, Boolean> reading) throws IOException {
        Path file = folder.resolve(name);
        if (!file.toFile().exists()) {
            PackedResources.hdf5(name, folder);
        }
        boolean done = Hdf5File.read(file, ReadOptions.defaults(), hdf5 -> reading.apply(hdf5.root()));
        assertThat(done).isTrue();
    }
}
