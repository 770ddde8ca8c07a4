package org.esmpy.sim.imperfection;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of deviation of a simulated map from the model of a fit, such as a wrong energy axis; each has a size,
 * which is a number.
 */
public enum Imperfection {
    /** The energies written in the file are too low. */
    AXIS_OFFSET("axisOffsetEV", -200, 200, "true energy of the first channel minus the written one, eV"),
    /** The channels that are written are too narrow. */
    AXIS_GAIN("axisGainPct", -5, 5, "true channel width over the written one minus one, per cent"),
    /** Peaks are wider than those of the response. */
    RESOLUTION("resolutionEV", -10, 200, "added to the full width at half maximum at Mn Ka, eV"),
    /** Ratios of the K, L and M lines of an element are not those of the tables. */
    LINE_FAMILIES(
            "lineFamilyPct", 0, 50, "standard deviation of the random factor of each shell of each element, per cent"),
    /** Escape peaks of silicon. */
    ESCAPE_PEAKS("escapePeaks", 0, 1, "1 for the escape peaks of silicon, 0 for none"),
    /** Two photons that are counted as one. */
    SUM_PEAKS("sumPeakPct", 0, 20, "sum peaks, per cent of the photons of a phase"),
    /** Ice in front of the detector. */
    ICE("iceUm", 0, 100, "ice in front of the detector, um"),
    /** A polymer window that the model does not contain. */
    POLYMER_WINDOW("polymerUm", 0, 100, "polymer window (C10 H8 O4, 1.4 g/cm3) in front of the detector, um"),
    /** A contact that is thicker than in the model. */
    CONTACT("contactUm", 0, 10, "aluminium in front of the detector beyond that of the model, um"),
    /** A continuum that falls faster. */
    CONTINUUM_SLOPE("continuumSlope", -2, 2, "s: the continuum is multiplied by (E / 2 keV)^-s"),
    /** A continuum with a hump. */
    CONTINUUM_HUMP(
            "continuumHumpPct",
            0,
            500,
            "h: the continuum is multiplied by 1 + h exp(-(E - 1.5 keV)^2 / (2 (0.5 keV)^2))"),
    /** A specimen that is thicker than stated. */
    THICKNESS("thicknessFactor", 0.01, 100, "true thickness over the stated one"),
    /** Pixels in which the beam stayed too long. */
    HOT_PIXELS("hotPixelsPct", 0, 50, "pixels with 20 times the counts, per cent"),
    /** Pixels in which nothing was counted. */
    DEAD_PIXELS("deadPixelsPct", 0, 99, "pixels without counts, per cent"),
    /** The specimen moved while frames were added. */
    DRIFT("driftPx", 0, 100, "way of the specimen in a random direction during the frames, pixels");

    private final String key;
    private final double least;
    private final double most;
    private final String meaning;

    Imperfection(String key, double least, double most, String meaning) {
        this.key = key;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** Name in files and on the command line; ends with the unit of the size. */
    public String key() {
        return key;
    }

    /** Meaning of the size. */
    public String meaning() {
        return meaning;
    }

    /** All names. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Imperfection::key).toList();
    }

    /**
     * Refuses a size that is out of range.
     *
     * @return the size
     */
    public double check(double size) {
        if (!(size >= least && size <= most) || this == ESCAPE_PEAKS && size != Math.rint(size)) {
            throw new IllegalArgumentException(
                    key + " must lie between " + least + " and " + most + ", got " + size + " (" + meaning + ")");
        }
        return size;
    }
}
