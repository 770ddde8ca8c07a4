package org.esmpy.model.spectrum;

/** The parameters of the instrument that a calibration can find. */
public enum CalibrationParameter {
    /** A shift of the energy axis, eV. */
    OFFSET("offset"),
    /** A relative stretch of the energy axis. */
    GAIN("gain"),
    /** The full width at half maximum at Mn Kα, eV. */
    WIDTH("width"),
    /** The Fano factor of the width law; the rest of the width at Mn Kα is noise of the electronics. */
    FANO("fano"),
    /** The depth of incomplete charge collection, which gives soft lines a tail, µm. */
    TAIL("tail"),
    /** Whether there are escape peaks of silicon. */
    ESCAPE("escape");

    private final String id;

    CalibrationParameter(String id) {
        this.id = id;
    }

    /** Its name in settings. */
    public String id() {
        return id;
    }

    /** Number of the parameters that have a value: all but the last. */
    static int valued() {
        return ESCAPE.ordinal();
    }
}
