package org.esmpy.bench.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.Instrument;

/**
 * The energy axis and line shape found for a map, as written into {@code result.json} and into the files of {@code
 * esmpy calibrate}. The names of the components are the keys.
 *
 * @param offsetKeV     centre of the first fitted channel, keV
 * @param widthKeV      width of a channel, keV
 * @param fileOffsetKeV centre of the first fitted channel according to the file of the map, keV
 * @param fileWidthKeV  width of a channel according to that file, keV
 * @param shiftEV       shift that is added to the energies of the file, eV
 * @param stretch       relative change of the energies of the file
 * @param fwhmMnKaEV    full width at half maximum at Mn Kα, eV
 * @param fanoFactor    Fano factor of the width law
 * @param collectionUm  depth of incomplete charge collection, µm
 * @param escape        whether the line shape includes escape peaks
 * @param gainNats      gain in log-likelihood of the summed spectrum over the values of the file, nats
 */
public record CalibrationReport(
        double offsetKeV,
        double widthKeV,
        double fileOffsetKeV,
        double fileWidthKeV,
        ValueReport shiftEV,
        ValueReport stretch,
        ValueReport fwhmMnKaEV,
        ValueReport fanoFactor,
        ValueReport collectionUm,
        boolean escape,
        double gainNats) {

    /** Relative difference below which two channel widths count as equal, since they differ by rounding only. */
    private static final double SAME = 1e-3;

    private static final List<String> NEEDED =
            List.of("fileWidthKeV", "shiftEV", "stretch", "fwhmMnKaEV", "fanoFactor", "collectionUm", "escape");

    private static final double EV_PER_KEV = 1e3;

    /** The report of a calibration that was just made. */
    public static CalibrationReport of(Findings findings) {
        Calibration calibration = findings.calibration();
        EnergyAxis axis = findings.axis();
        return new CalibrationReport(
                axis.firstCentreKeV(),
                axis.widthKeV(),
                findings.fileAxis().firstCentreKeV(),
                findings.fileAxis().widthKeV(),
                ValueReport.of(calibration.value(CalibrationParameter.OFFSET)),
                ValueReport.of(calibration.value(CalibrationParameter.GAIN)),
                ValueReport.of(calibration.value(CalibrationParameter.WIDTH)),
                ValueReport.of(calibration.value(CalibrationParameter.FANO)),
                ValueReport.of(calibration.value(CalibrationParameter.TAIL)),
                calibration.instrument().escape(),
                calibration.gainNats());
    }

    /**
     * A calibration from a file.
     *
     * @param file of {@code esmpy calibrate}, or a {@code result.json}
     * @throws IllegalArgumentException if it holds none
     */
    static CalibrationReport read(Path file) {
        try {
            JsonNode tree = SettingsFiles.readTree(file);
            JsonNode found = tree.has("settings") ? tree.path("calibration") : tree;
            if (!NEEDED.stream().allMatch(found::has)) {
                throw new IllegalArgumentException(
                        file + " holds no calibration; 'esmpy calibrate MAP --out FILE' makes one");
            }
            return SettingsFiles.json().treeToValue(found, CalibrationReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " holds no calibration: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the calibration " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses this calibration for a map with another channel width.
     *
     * @param axis energy axis of the map to be calibrated
     * @param file name of the calibration file, for the message
     * @throws IllegalArgumentException if the channel widths differ
     */
    void requireSuits(EnergyAxis axis, String file) {
        if (Math.abs(axis.widthKeV() - fileWidthKeV) > SAME * fileWidthKeV) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is the calibration of channels of %.4f eV, but these have %.4f eV: it belongs to"
                            + " another detector or setting; leave it out, or calibrate again",
                    file,
                    fileWidthKeV * EV_PER_KEV,
                    axis.widthKeV() * EV_PER_KEV));
        }
    }

    /** The instrument that was found. */
    public Instrument instrument() {
        return new Instrument(
                shiftEV.value, stretch.value, fwhmMnKaEV.value, fanoFactor.value, collectionUm.value, escape);
    }

    /**
     * One calibrated value.
     *
     * @param value the value found, or the start value where none was found
     * @param se    its standard error; empty if the counts do not determine the value, or it was fixed
     * @param start the value before the calibration
     * @param state {@code FOUND}, {@code UNDETERMINED} or {@code FIXED}
     */
    public record ValueReport(double value, OptionalDouble se, double start, Calibration.State state) {
        static ValueReport of(Calibration.Value value) {
            return new ValueReport(
                    value.value(),
                    Double.isFinite(value.standardError())
                            ? OptionalDouble.of(value.standardError())
                            : OptionalDouble.empty(),
                    value.start(),
                    value.state());
        }
    }
}
