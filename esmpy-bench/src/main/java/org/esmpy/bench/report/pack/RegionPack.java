package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Packs the counts for the page: the spectrum of each phase's region, counts of each pixel, counts around the strongest
 * line of each element and, for regions that the reader selects, spectra of square blocks of pixels in groups of
 * channels.
 */
final class RegionPack {
    /** Largest number of channels of the spectrum of a block. */
    private static final int BLOCK_CHANNELS = 1024;

    /** Largest number of values of all spectra of blocks together. */
    private static final long BLOCK_VALUES = 1_200_000;

    private static final int MOST_COUNTS = 65535;
    private static final long ELEMENT_BYTES = 1_000_000;
    private static final long TOTAL_BYTES = 600_000;

    private final SpectrumImage image;
    private final double[][] abundances;
    private final ImageShape shape;
    private final int fits;
    private final int channelBin;
    private final int side;
    private final ImageShape blocks;

    /**
     * @param image      the fitted data
     * @param abundances H, K×P
     * @param fits       number of fits that share the page
     */
    RegionPack(SpectrumImage image, double[][] abundances, int fits) {
        this.image = image;
        this.fits = fits;
        this.abundances = abundances;
        this.shape = image.shape();
        int channels = image.energy().channels();
        this.channelBin = ceil(channels, BLOCK_CHANNELS);
        int size = 1;
        while ((long) shape.bin(size).pixels() * ceil(channels, channelBin) > BLOCK_VALUES / fits) {
            size *= 2;
        }
        this.side = size;
        this.blocks = shape.bin(size);
    }

    /**
     * @param windows elements and the energies around their strongest lines
     */
    void into(Pack pack, List<LineWindow> windows) {
        int phases = abundances.length;
        CountMatrix counts = image.counts();
        int channels = counts.channels();
        int groups = ceil(channels, channelBin);
        double[][] ofRegion = new double[phases][channels];
        double[][] shares = new double[phases][phases];
        double[] pixels = new double[phases];
        int[] ofBlocks = new int[blocks.pixels() * groups];
        double[] ofPixel = new double[shape.pixels()];
        double[][] inWindow = new double[windows.size()][shape.pixels()];
        int[][] windowsOf = windowsOf(windows, image.energy());
        double[] blockShares = new double[blocks.pixels() * phases];
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                int p = shape.pixel(row, column);
                int region = largest(p);
                int block = blocks.pixel(row / side, column / side);
                pixels[region]++;
                for (int k = 0; k < phases; k++) {
                    shares[region][k] += abundances[k][p];
                    blockShares[block * phases + k] += abundances[k][p];
                }
                double[] spectrum = ofRegion[region];
                counts.forEach(p, (channel, count) -> {
                    spectrum[channel] += count;
                    ofPixel[p] += count;
                    ofBlocks[block * groups + channel / channelBin] += count;
                    for (int window : windowsOf[channel]) {
                        inWindow[window][p] += count;
                    }
                });
            }
        }
        MapPack maps = new MapPack(pack, shape);
        ObjectNode header = pack.header();
        header.set("counts", maps.add(new double[][] {ofPixel}, TOTAL_BYTES / fits));
        ObjectNode elements = maps.add(inWindow, ELEMENT_BYTES / fits);
        windows.forEach(window -> elements.withArray("windows").addPOJO(window));
        header.set("elementMaps", elements);
        ObjectNode regions = header.putObject("regions");
        regions.set("data", pack.floats(joined(ofRegion)));
        regions.set("abundances", pack.floats(joined(shares)));
        regions.set("pixels", pack.floats(pixels));
        ObjectNode grid = header.putObject("blocks")
                .put("side", side)
                .put("rows", blocks.height())
                .put("columns", blocks.width())
                .put("channelBin", channelBin)
                .put("groups", groups);
        grid.set("abundances", pack.floats(blockShares));
        grid.set("data", blockData(pack, ofBlocks));
    }

    /** Packs the counts in 16 bits, or with seven digits where one does not fit. */
    private static ObjectNode blockData(Pack pack, int[] counts) {
        for (int count : counts) {
            if (count > MOST_COUNTS) {
                double[] values = new double[counts.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = counts[i];
                }
                return pack.floats(values);
            }
        }
        return pack.shorts(counts);
    }

    private int largest(int pixel) {
        int largest = 0;
        for (int k = 1; k < abundances.length; k++) {
            if (abundances[k][pixel] > abundances[largest][pixel]) {
                largest = k;
            }
        }
        return largest;
    }

    /** The windows that contain each channel. */
    private static int[][] windowsOf(List<LineWindow> windows, EnergyAxis energy) {
        int[][] of = new int[energy.channels()][];
        for (int l = 0; l < of.length; l++) {
            double keV = energy.centreKeV(l);
            of[l] = IntStream.range(0, windows.size())
                    .filter(i -> keV >= windows.get(i).fromKeV()
                            && keV <= windows.get(i).toKeV())
                    .toArray();
        }
        return of;
    }

    static double[] joined(double[][] rows) {
        double[] all = new double[rows.length * (rows.length == 0 ? 0 : rows[0].length)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[i].length, rows[i].length);
        }
        return all;
    }

    private static int ceil(int length, int bin) {
        return (length + bin - 1) / bin;
    }

    /**
     * The energies around the strongest line of an element, whose counts make an element map.
     *
     * @param element symbol
     * @param line    its name
     * @param fromKeV lower end, keV
     * @param toKeV   upper end, keV
     */
    record LineWindow(String element, String line, double fromKeV, double toKeV) {}
}
