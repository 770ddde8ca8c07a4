package org.esmpy.bench.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.detector.DetectorResponses;

/** The responses of this program with parameters of the instrument. */
final class ResponseChoice {
    private static final String ESCAPE = "-escape";
    static final String FWHM_MN_KA_EV = "fwhmMnKaEV";
    static final String FANO_FACTOR = "fanoFactor";
    static final String COLLECTION_UM = "collectionUm";
    private static final Map<String, List<String>> NAMES = Map.of(
            "fano-gaussian", List.of(FWHM_MN_KA_EV, FANO_FACTOR, COLLECTION_UM),
            "linear-gaussian", List.of("offsetKeV", "slope"),
            "hypermet", List.of(FWHM_MN_KA_EV, "tailRatio", "tailSlopeKeV", "shelfRatio"));

    private final Map<String, Double> given;

    private ResponseChoice(Map<String, Double> given) {
        this.given = given;
    }

    /**
     * @param id    {@code fano-gaussian}, {@code linear-gaussian} or {@code hypermet}, with or without {@code -escape}
     * @param given parameters by name; what is left out has its default
     * @throws IllegalArgumentException if the response has no such parameter; lists those it has
     */
    static DetectorResponse of(String id, Map<String, Double> given) {
        boolean escapes = id.endsWith(ESCAPE);
        String base = escapes ? id.substring(0, id.length() - ESCAPE.length()) : id;
        List<String> names = NAMES.getOrDefault(base, List.of());
        Map<String, Double> unknown = new HashMap<>(given);
        unknown.keySet().removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the detector response '" + id + "' has no option " + unknown.keySet()
                    + "; it has " + (names.isEmpty() ? "none" : names));
        }
        DetectorResponse peak = new ResponseChoice(given).peak(base);
        return escapes ? DetectorResponses.withEscape(peak) : peak;
    }

    private DetectorResponse peak(String base) {
        double fwhm = value(FWHM_MN_KA_EV, DetectorResponses.DEFAULT_FWHM_MN_KA_EV);
        return switch (base) {
            case "linear-gaussian" ->
                DetectorResponses.linearGaussian(
                        value("offsetKeV", DetectorResponses.DEFAULT_OFFSET_KEV),
                        value("slope", DetectorResponses.DEFAULT_SLOPE));
            case "hypermet" ->
                DetectorResponses.hypermet(
                        fwhm,
                        value("tailRatio", DetectorResponses.DEFAULT_TAIL_RATIO),
                        value("tailSlopeKeV", DetectorResponses.DEFAULT_TAIL_SLOPE_KEV),
                        value("shelfRatio", DetectorResponses.DEFAULT_SHELF_RATIO));
            default ->
                DetectorResponses.fanoGaussian(
                        fwhm, value(FANO_FACTOR, DetectorResponses.DEFAULT_FANO_FACTOR), value(COLLECTION_UM, 0));
        };
    }

    private double value(String name, double otherwise) {
        return given.getOrDefault(name, otherwise);
    }
}
