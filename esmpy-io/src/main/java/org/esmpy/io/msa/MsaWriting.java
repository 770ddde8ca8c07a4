package org.esmpy.io.msa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.esmpy.io.Spectrum;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.io.internal.PlainNumber;
import org.esmpy.model.Acquisition;

/** Writes an MSA file of version 1.0 with the values Y in one column and energies in keV. */
final class MsaWriting {
    /** Highest beam energy of scanning electron microscopes, keV. */
    private static final int MAX_SEM_KEV = 30;

    private final List<String> lines = new ArrayList<>();

    private MsaWriting() {}

    static String text(Spectrum spectrum) {
        MsaWriting writing = new MsaWriting();
        writing.write(spectrum);
        return String.join("\r\n", writing.lines) + "\r\n";
    }

    private void write(Spectrum spectrum) {
        put("FORMAT", "EMSA/MAS Spectral Data File");
        put("VERSION", "1.0");
        for (String key : List.of(MsaMetadata.TITLE, "DATE", "TIME", "OWNER")) {
            put(key, MsaMetadata.standard(key, spectrum.metadata()));
        }
        put("NPOINTS", spectrum.energy().channels() + ".");
        put("NCOLUMNS", "1.");
        put("XUNITS", "keV");
        put("YUNITS", "Counts");
        put("DATATYPE", "Y");
        put("XPERCHAN", Double.toString(spectrum.energy().widthKeV()));
        put("OFFSET", Double.toString(spectrum.energy().firstCentreKeV()));
        putAcquisition(spectrum.acquisition());
        MsaMetadata.own(spectrum.metadata()).forEach(line -> put(line[0], line[1]));
        put("SPECTRUM", "Spectral Data Starts Here");
        for (double value : spectrum.values()) {
            String number = PlainNumber.of(value);
            lines.add(number.contains(".") ? number : number + ".");
        }
        put("ENDOFDATA", "");
    }

    private void putAcquisition(Acquisition acquisition) {
        boolean sem = acquisition.beamKeV().orElse(Double.MAX_VALUE) <= MAX_SEM_KEV;
        put("SIGNALTYPE", "EDS");
        put("OPERMODE", sem ? "SEM" : "STEM");
        put("#TAKEOFF -dg", acquisition.singleTakeOffDeg());
        DetectorList.text(acquisition).ifPresent(text -> put("#DETECTORS", text));
        put("BEAMKV   -kV", acquisition.beamKeV());
        put("PROBECUR -nA", acquisition.currentNA());
        put("XTILTSTGE-dg", acquisition.tiltDeg());
        put("ELEVANGLE-dg", acquisition.elevationDeg());
        put("AZIMANGLE-dg", acquisition.azimuthDeg());
        put("SOLIDANGL-sR", acquisition.solidAngleSr());
        put("LIVETIME  -s", acquisition.liveTimeS());
        put("REALTIME  -s", acquisition.realTimeS());
    }

    private void put(String key, OptionalDouble number) {
        number.ifPresent(value -> put(key, Double.toString(value)));
    }

    private void put(String key, String value) {
        lines.add(String.format(Locale.ROOT, "#%-12s: %s", key, value));
    }
}
