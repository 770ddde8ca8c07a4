package org.esmpy.io.hspy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.Hdf5Output;

/**
 * Reads and writes entries about the microscope beyond beam, angles and times, such as the resolution of the detector
 * or the second tilt. They are kept as notes whose names are their places, for instance
 * {@code "microscope/Stage/tilt_beta"}.
 */
final class HspyInstrument {
    private static final String PREFIX = "microscope/";
    private static final String STAGE = "Stage";
    private static final String DETECTOR = "Detector/EDS";
    private static final String RESOLUTION = "energy_resolution_MnKa";

    /** Entries that an acquisition has a place for. */
    private static final Set<String> KNOWN = Set.of(
            "beam_energy",
            "beam_current",
            "tilt_stage",
            "tilt_alpha",
            "take_off_angle",
            "solid_angle",
            "elevation_angle",
            "azimuth_angle",
            "live_time",
            "real_time",
            HspyAcquisition.DETECTORS);

    private HspyInstrument() {}

    /** The notes of the microscopes; of several values the first is used. */
    static Map<String, String> read(List<Hdf5Group> microscopes) {
        Map<String, String> notes = new TreeMap<>();
        for (Hdf5Group microscope : microscopes) {
            read(microscope, "", notes);
            for (String place : List.of(STAGE, DETECTOR)) {
                microscope.find(place).ifPresent(group -> read(group, place + "/", notes));
            }
        }
        return notes;
    }

    /** Whether a note is one of the microscope. */
    static boolean isNote(String name) {
        return name.equals(SpectrumImageReader.RESOLUTION) || name.startsWith(PREFIX);
    }

    /** Puts notes where they were read. */
    static void write(Map<String, String> notes, Hdf5Output microscope, Hdf5Output stage, Hdf5Output detector) {
        Map<String, Hdf5Output> places = new LinkedHashMap<>(); // the longest names come first
        places.put(PREFIX + DETECTOR + "/", detector);
        places.put(PREFIX + STAGE + "/", stage);
        places.put(PREFIX, microscope);
        notes.forEach((name, text) -> {
            if (name.equals(SpectrumImageReader.RESOLUTION)) {
                HspyWriting.putNumberOrText(detector, RESOLUTION, text);
            }
            places.entrySet().stream()
                    .filter(place -> name.startsWith(place.getKey()))
                    .findFirst()
                    .ifPresent(place -> HspyWriting.putNumberOrText(
                            place.getValue(), name.substring(place.getKey().length()), text));
        });
    }

    private static void read(Hdf5Group group, String place, Map<String, String> notes) {
        for (String name : group.attributeNames()) {
            String key = name.strip();
            if (!KNOWN.contains(key) && !key.startsWith("_")) {
                boolean resolution = key.equals(RESOLUTION);
                group.text(name)
                        .filter(text -> !text.equals(HspyMetadata.NONE))
                        .ifPresent(text -> notes.putIfAbsent(
                                resolution ? SpectrumImageReader.RESOLUTION : PREFIX + place + key, text));
            }
        }
    }
}
