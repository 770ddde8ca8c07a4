package org.esmpy.bench.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.esmpy.io.FrameRange;
import org.esmpy.io.internal.events.EventDecoder;
import org.esmpy.model.CountMatrix;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From event streams of four detector segments to sparse counts, on one thread: {@value #EVENTS} events in 256×256 pixels
 * of 4096 channels. The result is events per second; gates are not counted. On a machine that others use too, look at
 * {@code events} over {@code cpuMicros} instead: events per microsecond of the thread's own time, whoever else ran.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VeloxDecodeBenchmark {
    private static final int EVENTS = 8_000_000;
    private static final int STREAMS = 4;
    private static final int PIXELS = 256 * 256;
    private static final int CHANNELS = 4096;
    private static final int PIECE = 1 << 16;
    private static final double PEAKS = 0.7;

    /** Frames that the same events are spread over. */
    @Param({"1", "10"})
    public int frames;

    private final char[][] streams = new char[STREAMS][];

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        int gates = frames * PIXELS;
        for (int s = 0; s < STREAMS; s++) {
            char[] words = new char[EVENTS / STREAMS + gates];
            int events = EVENTS / STREAMS;
            int gatesLeft = gates;
            for (int i = 0; i < words.length; i++) {
                boolean event = i < words.length - 1 && random.nextInt(events + gatesLeft) < events;
                words[i] = (char) (event ? channel(random) : EventDecoder.GATE);
                events -= event ? 1 : 0;
                gatesLeft -= event ? 0 : 1;
            }
            streams[s] = words;
        }
    }

    /** What the thread did in the time it had a core. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cpu {
        public long events;
        public long cpuMicros;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        private long nanos() {
            return threads.getCurrentThreadCpuTime();
        }
    }

    /** Events per second. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public CountMatrix decode(Cpu cpu) {
        long before = cpu.nanos();
        EventDecoder decoder = new EventDecoder(CHANNELS, PIXELS);
        for (char[] words : streams) {
            decoder.beginStream(FrameRange.all());
            for (int from = 0; from < words.length; from += PIECE) {
                decoder.accept(words, from, Math.min(words.length, from + PIECE));
            }
        }
        CountMatrix counts = decoder.build();
        cpu.cpuMicros += TimeUnit.NANOSECONDS.toMicros(cpu.nanos() - before);
        cpu.events += EVENTS;
        return counts;
    }

    /** Most counts lie in a dozen peaks, the others anywhere. */
    private static int channel(SplittableRandom random) {
        boolean peak = random.nextDouble() < PEAKS;
        double centre = peak ? 60 + 75 * random.nextInt(12) : CHANNELS * random.nextDouble();
        return (int) Math.max(0, Math.min(CHANNELS - 1, centre + (peak ? 6 * random.nextGaussian() : 0)));
    }
}
