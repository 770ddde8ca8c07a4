package org.esmpy.io.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.esmpy.io.FrameRange;
import org.esmpy.model.CountMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {
    private static final int CHANNELS = 200;

    /** Naive twin: a dense cube. Pieces of odd length cut through blocks, frames and pixels. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "1024, 2", "1025, 2", "2500, 4"})
    void sumsStreamsAndFrames(int pixels, int frames) {
        SplittableRandom random = new SplittableRandom(pixels);
        FrameRange selected = new FrameRange(frames / 2, frames);
        int[][] dense = new int[pixels][CHANNELS];
        EventDecoder decoder = new EventDecoder(CHANNELS, pixels);
        for (int stream = 0; stream < 3; stream++) {
            StringBuilder words = new StringBuilder();
            for (int frame = 0; frame < frames; frame++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    for (int event = random.nextInt(9); event > 0; event--) {
                        int channel = random.nextInt(CHANNELS);
                        words.append((char) channel);
                        dense[pixel][channel] += selected.contains(frame) ? 1 : 0;
                    }
                    words.append((char) EventDecoder.GATE);
                }
            }
            decoder.beginStream(selected);
            accept(decoder, words.toString().toCharArray(), 777);
            assertThat(decoder.frames()).isEqualTo(frames);
            assertThat(decoder.pixelsOfFrame()).isZero();
        }

        assertThat(dense(decoder.build())).isDeepEqualTo(dense);
    }

    @Test
    void anOpenPixelAndABrokenFrameAreSeen() {
        EventDecoder decoder = new EventDecoder(10, 3);
        accept(decoder, new char[] {5, EventDecoder.GATE, 7, 7}, 1);

        assertThat(decoder.frames()).isZero();
        assertThat(decoder.pixelsOfFrame()).isEqualTo(1);
        assertThat(decoder.isPixelOpen()).isTrue();
        assertThat(decoder.build().pixelTotals()).containsExactly(1, 2, 0);
    }

    @Test
    void aChannelBeyondTheSpectrumIsRefused() {
        EventDecoder decoder = new EventDecoder(10, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decoder.accept(new char[] {10}, 0, 1))
                .withMessageContaining("channel 10");
    }

    private static void accept(EventDecoder decoder, char[] words, int piece) {
        for (int from = 0; from < words.length; from += piece) {
            decoder.accept(words, from, Math.min(words.length, from + piece));
        }
    }

    private static int[][] dense(CountMatrix counts) {
        int[][] dense = new int[counts.pixels()][counts.channels()];
        for (int p = 0; p < dense.length; p++) {
            int[] row = dense[p];
            counts.forEach(p, (channel, count) -> row[channel] = count);
        }
        return dense;
    }
}
