package org.esmpy.io.bruker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/** The scan of a map: which lines were scanned, how often and how long, and the distance of pixels. */
final class BcfScan {
    /** The values of the header that are read here. */
    static final Set<String> PLACES = Set.of(
            "TRTSEMData/DX",
            "TRTSEMData/DY",
            "TRTSpectrumDatabase/LineCounter",
            "TRTDSPConfiguration/PixelAverage",
            "TRTDSPConfiguration/LineAverage",
            "TRTDSPConfiguration/PixelTime",
            "TRTSpectrumHardwareHeader/ZeroPeakFrequency");

    private static final double US_PER_S = 1e6;

    /** Relative difference of the edges of a pixel up to which it is rounding. */
    private static final double ROUNDING = 1e-3;

    /** Most relative difference of the edges of a pixel that still passes for square. */
    private static final double NEARLY_SQUARE = 0.1;

    /**
     * Half the width of the zero peak, keV: several standard deviations of electronic noise, and below the lines of C.
     */
    private static final double ZERO_PEAK_KEV = 0.06;

    /** Standard deviations by which the count of the zero peak may exceed what is possible. */
    private static final double SIGMAS = 5;

    private final BcfHeader header;
    private final ImageShape shape;
    private final long[] lines;
    private final List<String> doubts = new ArrayList<>();

    /**
     * @param shape rows and columns of the file
     */
    BcfScan(BcfHeader header, ImageShape shape) {
        this.header = header;
        this.shape = shape;
        this.lines = header.integers("TRTSpectrumDatabase/LineCounter");
    }

    /** Doubts about the values that were read so far. */
    List<String> doubts() {
        return doubts;
    }

    /** The edge of a pixel, the geometric mean if it is not quite square; empty if it is far from square. */
    Optional<PixelSize> pixelSize() {
        double x = header.number("TRTSEMData/DX").orElse(0);
        double y = header.number("TRTSEMData/DY").orElse(x);
        if (!(x > 0 && y > 0)) {
            return Optional.empty();
        }
        double difference = Math.abs(x - y) / Math.max(x, y);
        if (difference > NEARLY_SQUARE) {
            doubts.add("pixels are " + x + " x " + y + " µm, far from square: there is no pixel size");
            return Optional.empty();
        }
        if (difference > ROUNDING) {
            doubts.add("pixels are " + x + " x " + y + " µm, not quite square: the pixel size is the geometric mean");
        }
        return Optional.of(new PixelSize(difference == 0 ? x : Math.sqrt(x * y), "µm"));
    }

    /**
     * Time of the scan: how often lines were scanned, times their pixels, times the time of a pixel. The pulses of the
     * zero peak, which come at a known rate while the detector is alive, are a lower bound of it: a shorter time is
     * left out.
     *
     * @param image the map, whose zero peak is counted
     */
    OptionalDouble realTimeS(SpectrumImage image) {
        double scans = Arrays.stream(lines).asDoubleStream().sum();
        double seconds = scans
                * shape.width()
                * header.number("TRTDSPConfiguration/PixelAverage").orElse(0)
                * header.number("TRTDSPConfiguration/LineAverage").orElse(1)
                * header.number("TRTDSPConfiguration/PixelTime").orElse(1)
                / US_PER_S;
        double frequency =
                header.number("TRTSpectrumHardwareHeader/ZeroPeakFrequency").orElse(0);
        double pulses = zeroPeak(image);
        if (!(seconds > 0)) {
            return OptionalDouble.empty();
        }
        if (frequency > 0 && pulses - SIGMAS * Math.sqrt(pulses) > frequency * seconds) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "the scan gives a real time of %.3f s, but the zero peak was counted for %.3f s: it is left out",
                    seconds,
                    pulses / frequency));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(seconds);
    }

    /** The image without the lines before the first and after the last one that was scanned, if they are empty. */
    SpectrumImage scanned(SpectrumImage image) {
        int first = 0;
        int end = shape.height();
        if (lines.length != end || Arrays.stream(lines).allMatch(times -> times == 0)) {
            return image;
        }
        long[] counts = image.counts().pixelTotals();
        while (end > 1 && isUnscanned(end - 1, counts)) {
            end--;
        }
        while (first < end - 1 && isUnscanned(first, counts)) {
            first++;
        }
        if (end - first == shape.height()) {
            return image;
        }
        doubts.add("only lines " + first + " to " + (end - 1) + " of " + shape.height()
                + " were scanned: the others are left out");
        return image.cropPixels(first, 0, new ImageShape(end - first, shape.width()));
    }

    private boolean isUnscanned(int row, long[] counts) {
        int from = row * shape.width();
        return lines[row] == 0
                && Arrays.stream(counts, from, from + shape.width()).allMatch(count -> count == 0);
    }

    private static double zeroPeak(SpectrumImage image) {
        long[] sum = image.sumSpectrum();
        double pulses = 0;
        for (int l = 0; l < sum.length; l++) {
            pulses += Math.abs(image.energy().centreKeV(l)) <= ZERO_PEAK_KEV ? sum[l] : 0;
        }
        return pulses;
    }
}
