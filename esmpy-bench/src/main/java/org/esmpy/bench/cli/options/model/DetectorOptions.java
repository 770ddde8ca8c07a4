package org.esmpy.bench.cli.options.model;

import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.settings.AcquisitionSettings;
import org.esmpy.bench.settings.AcquisitionSettings.DetectorSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that give the directions of the detectors, from which the take-off angles follow. */
public final class DetectorOptions implements HelpSection.Member {
    @Option(
            names = "--detector",
            converter = DirectionConverter.class,
            paramLabel = "ELEVATION[,AZIMUTH]",
            description =
                    "Direction of a detector in degrees, instead of a take-off angle; repeat it for several, whose"
                            + " absorption is averaged.")
    private @Nullable List<DetectorSettings> detectors;

    @Option(
            names = "--tilt-deg",
            paramLabel = "DEG",
            description = "Specimen tilt towards azimuth 0, if the file does not say or is wrong.")
    private @Nullable Double tiltDeg;

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    /**
     * The acquisition with the values of the command line. Directions of detectors and a take-off angle replace each
     * other.
     *
     * @param takeOffDeg value of {@code --take-off-deg}, if given
     */
    public AcquisitionSettings over(AcquisitionSettings before, @Nullable Double takeOffDeg) {
        return new AcquisitionSettings(
                before.beamKeV(),
                takeOffDeg == null && detectors != null
                        ? OptionalDouble.empty()
                        : Said.orNumber(takeOffDeg, before.takeOffDeg()),
                detectors == null && takeOffDeg != null ? List.of() : Said.or(detectors, before.detectors()),
                Said.orNumber(tiltDeg, before.tiltDeg()),
                before.fromKeV(),
                before.toKeV());
    }

    /** {@code 18,45}: elevation 18, azimuth 45 degrees. */
    static final class DirectionConverter implements ITypeConverter<DetectorSettings> {
        @Override
        public DetectorSettings convert(String text) {
            String[] angles = text.split(",", -1);
            try {
                if (angles.length <= 2) {
                    return new DetectorSettings(
                            Double.parseDouble(angles[0].strip()),
                            angles.length == 1 ? 0 : Double.parseDouble(angles[1].strip()));
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not of the form ELEVATION[,AZIMUTH], e.g. 18,45");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
            throw new TypeConversionException("'" + text + "' is not of the form ELEVATION[,AZIMUTH], e.g. 18,45");
        }
    }
}
