package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountMatrixTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, CountMatrix.BLOCK_PIXELS, CountMatrix.BLOCK_PIXELS + 1, 3000})
    void givesBackWhatWasPutIn(int pixels) {
        int[][] dense = dense(20, pixels, 7);
        CountMatrix counts = build(dense, 20);
        assertThat(toDense(counts)).isDeepEqualTo(dense);
        assertThat(counts.blocks()).hasSize((pixels + CountMatrix.BLOCK_PIXELS - 1) / CountMatrix.BLOCK_PIXELS);
    }

    @Test
    void compressedRowsMayHaveAnyOrderAndAddUp() {
        CountMatrix counts =
                CountMatrix.ofCsr(5, new int[] {0, 3, 3, 4}, new int[] {4, 1, 4, 0}, new int[] {2, 7, 1, 9});
        assertThat(toDense(counts)).isDeepEqualTo(new int[][] {{0, 7, 0, 0, 3}, new int[5], {9, 0, 0, 0, 0}});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3    | 1 2   | 1 1    | the starts of pixels go from 0 to the number of entries, 2, got 0 to 3",
                "0      |       |        | the starts of pixels go from 0 to the number of entries, 0",
                "0 2    | 1     | 1 1    | every entry has a channel and a count, got 1 and 2",
                "0 2 1 2| 1 2   | 1 1    | the entries of pixel 1 begin at 2 and end at 1",
                "0 9 2  | 1 2   | 1 1    | the entries of pixel 0 begin at 0 and end at 9",
                "0 2    | 1 5   | 1 1    | pixel 0 has an entry in channel 5; there are 0 to 4",
                "0 2    | 1 2   | 1 -1   | counts cannot be negative"
            })
    void refusesRowsThatDoNotBelongTogether(String start, String channel, String count, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CountMatrix.ofCsr(5, ints(start), ints(channel), ints(count)))
                .withMessageStartingWith(why);
    }

    private static int[] ints(String words) {
        return words == null
                ? new int[0]
                : Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void totalsMatchTheDenseSums() {
        int[][] dense = dense(20, 1500, 3);
        CountMatrix counts = build(dense, 20);
        long[] perChannel = new long[20];
        long[] perPixel = new long[1500];
        long total = 0;
        long nonZeros = 0;
        int max = 0;
        for (int p = 0; p < dense.length; p++) {
            for (int l = 0; l < 20; l++) {
                perChannel[l] += dense[p][l];
                perPixel[p] += dense[p][l];
                total += dense[p][l];
                nonZeros += dense[p][l] > 0 ? 1 : 0;
                max = Math.max(max, dense[p][l]);
            }
        }
        assertThat(counts.channelTotals()).isEqualTo(perChannel);
        assertThat(counts.pixelTotals()).isEqualTo(perPixel);
        assertThat(counts.total()).isEqualTo(total);
        assertThat(counts.nonZeros()).isEqualTo(nonZeros);
        assertThat(counts.max()).isEqualTo(max);
    }

    @Test
    void eventsOfOnePixelMayComeInAnyOrder() {
        CountMatrix counts = CountMatrix.builder(5, 1)
                .add(4, 1)
                .add(1, 2)
                .add(4, 3)
                .add(0, 1)
                .endPixel()
                .build();
        assertThat(toDense(counts)).isDeepEqualTo(new int[][] {{1, 2, 0, 0, 4}});
        assertThat(counts.blocks().get(0).unitEnd()).containsExactly(1);
    }

    /** Enough channels that both levels of marks have several words. */
    @Test
    void eventsAreTheSameAsSingleCounts() {
        SplittableRandom random = new SplittableRandom(5);
        int channels = 10_000;
        CountMatrixBuilder events = CountMatrix.builder(channels, 50);
        CountMatrixBuilder counts = CountMatrix.builder(channels, 50);
        for (int pixel = 0; pixel < 50; pixel++) {
            char[] some = new char[random.nextInt(400)];
            for (int i = 0; i < some.length; i++) {
                some[i] = (char) random.nextInt(i % 3 == 0 ? 5 : channels);
                counts.add(some[i], 1);
            }
            Arrays.sort(some);
            events.endPixel(some, 0, some.length);
            counts.endPixel();
        }
        assertThat(toDense(events.build())).isDeepEqualTo(toDense(counts.build()));
    }

    @Test
    void singleCountsComeFirstAndInOrder() {
        CountMatrix counts = CountMatrix.builder(6, 1)
                .add(5, 1)
                .add(3, 2)
                .add(0, 1)
                .add(1, 7)
                .endPixel()
                .build();
        CountBlock block = counts.blocks().get(0);
        assertThat(block.channel()).containsExactly((char) 0, (char) 5, (char) 1, (char) 3);
        assertThat(block.many()).containsExactly(7, 2);
    }

    @Test
    void pixelsThatWereNeverReachedAreEmpty() {
        CountMatrix counts = CountMatrix.builder(3, 4).add(1, 1).endPixel().build();
        assertThat(counts.pixelTotals()).containsExactly(1, 0, 0, 0);
    }

    @Test
    void refusesNegativeCountsNamingPixelAndChannel() {
        CountMatrixBuilder builder = CountMatrix.builder(3, 4).endPixel();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(2, -1))
                .withMessage("counts cannot be negative, got -1 in channel 2 of pixel 1");
    }

    @Test
    void refusesChannelsOutsideTheAxis() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> CountMatrix.builder(3, 1).add(3, 1))
                .withMessage("channel 3 of pixel 0 is too large or negative; there are channels 0 to 2");
    }

    @Test
    void refusesMoreChannelsThanSixteenBitsHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> CountMatrix.builder(65_537, 1));
    }

    @Test
    void refusesTooManyPixelsAndAnUnfinishedOne() {
        CountMatrixBuilder full = CountMatrix.builder(3, 1).endPixel();
        assertThatIllegalStateException().isThrownBy(full::endPixel);
        CountMatrixBuilder open = CountMatrix.builder(3, 1).add(0, 1);
        assertThatIllegalStateException().isThrownBy(open::build);
    }

    @Test
    void refusesASumThatOverflows() {
        CountMatrixBuilder builder = CountMatrix.builder(1, 1).add(0, Integer.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> builder.add(0, 1));
    }

    static int[][] dense(int channels, int pixels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] dense = new int[pixels][channels];
        for (int[] pixel : dense) {
            for (int l = 0; l < channels; l++) {
                pixel[l] = random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(3) * random.nextInt(2);
            }
        }
        return dense;
    }

    static CountMatrix build(int[][] dense, int channels) {
        CountMatrixBuilder builder = CountMatrix.builder(channels, dense.length);
        for (int[] pixel : dense) {
            for (int l = 0; l < channels; l++) {
                builder.add(l, pixel[l]);
            }
            builder.endPixel();
        }
        return builder.build();
    }

    static int[][] toDense(CountMatrix counts) {
        int[][] dense = new int[counts.pixels()][counts.channels()];
        for (int p = 0; p < dense.length; p++) {
            int[] pixel = dense[p];
            counts.forEach(p, (channel, count) -> pixel[channel] = count);
        }
        return dense;
    }
}
