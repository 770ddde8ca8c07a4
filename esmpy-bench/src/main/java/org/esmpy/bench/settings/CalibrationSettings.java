package org.esmpy.bench.settings;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * What is calibrated with the summed spectrum before the fit.
 *
 * @param parameters {@code auto} for all parameters of the instrument that the counts determine, {@code off} for none, or
 *                   the ids of some: {@code offset}, {@code gain}, {@code width}, {@code fano}, {@code tail},
 *                   {@code escape}
 * @param file       JSON file of an earlier calibration, which is used unchanged
 * @param stray      {@code auto} to find elements that are in the spectrum but not listed, {@code off} for none, or
 *                   symbols of elements to be fitted like the excluded ones
 * @param split      whether elements of the specimen whose families of lines contradict each other get two columns
 * @param keepOutliers whether pixels with counts that no specimen can cause are fitted as well
 */
public record CalibrationSettings(
        @SetBy("--calibrate") List<String> parameters,
        @SetBy("--calibration") Optional<String> file,
        @SetBy("--stray") List<String> stray,
        @SetBy("--no-split") boolean split,
        @SetBy("--keep-outliers") boolean keepOutliers) {
    static final String AUTO = "auto";
    public static final String OFF = "off";

    public CalibrationSettings {
        parameters = List.copyOf(parameters);
        stray = List.copyOf(stray);
        free(parameters); // refuses unknown ids
        if (!is(stray, AUTO) && !is(stray, OFF)) {
            stray.forEach(Element::of);
        }
    }

    public static CalibrationSettings defaults() {
        return new CalibrationSettings(List.of(AUTO), Optional.empty(), List.of(AUTO), true, false);
    }

    /** The same with other parameters to be calibrated. */
    public CalibrationSettings withParameters(List<String> value) {
        return new CalibrationSettings(value, file, stray, split, keepOutliers);
    }

    /** The same with another choice of unlisted elements. */
    public CalibrationSettings withStray(List<String> value) {
        return new CalibrationSettings(parameters, file, value, split, keepOutliers);
    }

    /** The same with or without two columns for an element. */
    public CalibrationSettings withSplit(boolean value) {
        return new CalibrationSettings(parameters, file, stray, value, keepOutliers);
    }

    /** The same with outliers fitted or left out. */
    public CalibrationSettings withKeepOutliers(boolean value) {
        return new CalibrationSettings(parameters, file, stray, split, value);
    }

    /** The parameters to be calibrated. */
    public Set<CalibrationParameter> free() {
        return file.isPresent() ? Set.of() : free(parameters);
    }

    /** Whether all parameters that the counts determine are calibrated. */
    public boolean isAuto() {
        return is(parameters, AUTO);
    }

    public boolean findsStray() {
        return is(stray, AUTO);
    }

    /** Unlisted elements that the user gave. */
    public List<Element> givenStray() {
        return is(stray, AUTO) || is(stray, OFF)
                ? List.of()
                : stray.stream().map(Element::of).distinct().toList();
    }

    private static Set<CalibrationParameter> free(List<String> ids) {
        if (is(ids, OFF)) {
            return Set.of();
        }
        if (is(ids, AUTO)) {
            return EnumSet.allOf(CalibrationParameter.class);
        }
        Set<CalibrationParameter> free = EnumSet.noneOf(CalibrationParameter.class);
        for (String id : ids) {
            free.add(Arrays.stream(CalibrationParameter.values())
                    .filter(parameter -> parameter.id().equals(id.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nothing called '" + id
                            + "' can be calibrated; choose auto, off, or some of "
                            + Arrays.stream(CalibrationParameter.values())
                                    .map(CalibrationParameter::id)
                                    .toList())));
        }
        return free;
    }

    private static boolean is(List<String> words, String word) {
        return words.size() == 1 && words.get(0).equalsIgnoreCase(word);
    }
}
