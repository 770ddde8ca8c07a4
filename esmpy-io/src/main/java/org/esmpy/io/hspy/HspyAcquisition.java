package org.esmpy.io.hspy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.Hdf5Output;
import org.esmpy.model.Acquisition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the acquisition under the names that HyperSpy and espm use: keV, degrees, s, nA. */
final class HspyAcquisition {
    private static final Logger LOG = LoggerFactory.getLogger(HspyAcquisition.class);

    /** Entry of esmpy for detectors of several segments. */
    static final String DETECTORS = "detectors";

    private HspyAcquisition() {}

    static Acquisition read(HspyMetadata metadata) {
        List<Hdf5Group> microscopes = metadata.microscopes();
        List<Hdf5Group> detectors = below(microscopes, "Detector/EDS", "EDS");
        List<Hdf5Group> stages = below(microscopes, "Stage");
        OptionalDouble tilt = HspyMetadata.number(stages, "tilt_alpha");
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(
                        HspyMetadata.number(detectors, "elevation_angle"),
                        HspyMetadata.number(detectors, "azimuth_angle"),
                        tilt.isPresent() ? tilt : HspyMetadata.number(microscopes, "tilt_stage"))
                .withTimes(HspyMetadata.number(detectors, "live_time"), HspyMetadata.number(detectors, "real_time"));
        acquisition = with(acquisition, microscopes, "beam_energy", Acquisition::withBeamKeV);
        acquisition = with(acquisition, microscopes, "beam_current", Acquisition::withCurrentNA);
        acquisition = with(acquisition, detectors, "take_off_angle", Acquisition::withTakeOffDeg);
        acquisition = with(acquisition, detectors, "solid_angle", Acquisition::withSolidAngleSr);
        Optional<String> several = detectors.stream()
                .flatMap(detector -> detector.text(DETECTORS).stream())
                .findFirst();
        return DetectorList.apply(several, acquisition);
    }

    static void write(Acquisition acquisition, Map<String, String> notes, Hdf5Output microscope) {
        Hdf5Output detector = microscope.group("Detector").group("EDS");
        put(microscope, "beam_energy", acquisition.beamKeV());
        put(microscope, "beam_current", acquisition.currentNA());
        Hdf5Output stage = microscope.group("Stage");
        put(stage, "tilt_alpha", acquisition.tiltDeg());
        put(detector, "take_off_angle", acquisition.singleTakeOffDeg());
        put(detector, "elevation_angle", acquisition.elevationDeg());
        put(detector, "azimuth_angle", acquisition.azimuthDeg());
        DetectorList.text(acquisition).ifPresent(text -> detector.put(DETECTORS, text));
        put(detector, "live_time", acquisition.liveTimeS());
        put(detector, "real_time", acquisition.realTimeS());
        put(detector, "solid_angle", acquisition.solidAngleSr());
        HspyInstrument.write(notes, microscope, stage, detector);
    }

    private static void put(Hdf5Output group, String name, OptionalDouble number) {
        number.ifPresent(value -> group.put(name, value));
    }

    private static Acquisition with(
            Acquisition acquisition,
            List<Hdf5Group> groups,
            String name,
            BiFunction<Acquisition, Double, Acquisition> change) {
        OptionalDouble number = HspyMetadata.number(groups, name);
        if (number.isEmpty()) {
            return acquisition;
        }
        try {
            return change.apply(acquisition, number.getAsDouble());
        } catch (IllegalArgumentException e) { // HyperSpy writes 0 for unknown values
            LOG.info("{}: {}; left out", name, e.getMessage());
            return acquisition;
        }
    }

    private static List<Hdf5Group> below(List<Hdf5Group> groups, String... names) {
        return groups.stream()
                .flatMap(group -> Stream.of(names).flatMap(name -> group.find(name).stream()))
                .toList();
    }
}
