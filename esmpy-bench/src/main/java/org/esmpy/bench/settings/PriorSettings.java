package org.esmpy.bench.settings;

import java.util.List;
import java.util.Optional;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Prior knowledge of the phases, in the syntax of the command line. Phases have numbers 1 … K, which they keep in the
 * result.
 *
 * @param absent        elements that a phase lacks, e.g. {@code "2:Si,Ca"}
 * @param stoichiometry numbers of atoms, e.g. {@code "2:Fe0.14Pt0.86"} for all that phase 2 consists of, or
 *                      {@code "Fe0.14Pt0.86"} for elements that every phase has in this proportion, if at all
 * @param known         file with the weights of a phase up to a factor, e.g. {@code "1:out/W.csv"}, or
 *                      {@code "1:out/W.csv#phase_3"} if the phase has another number there
 * @param pure          label images (PNG or npy): k where a pixel holds phase k only, 0 where nothing is known
 * @param exposure      relative exposure or thickness of each pixel (npy); 0 leaves a pixel out
 * @param guide         image whose edges may be those between phases (npy), or {@value #GUIDE_OF_FILE} for one in the file of
 *                      the map
 */
public record PriorSettings(
        @SetBy(value = "--absent", repeats = true) List<String> absent,
        @SetBy(value = "--stoichiometry", repeats = true) List<String> stoichiometry,
        @SetBy(value = "--known", repeats = true) List<String> known,
        @SetBy(value = "--pure", repeats = true) List<String> pure,
        @SetBy("--exposure") Optional<String> exposure,
        @SetBy("--guide") Optional<String> guide) {
    /** What {@link #guide} says instead of a file to mean the image of electrons that is stored with the map. */
    public static final String GUIDE_OF_FILE = "auto";

    public PriorSettings {
        absent = List.copyOf(absent);
        stoichiometry = List.copyOf(stoichiometry);
        known = List.copyOf(known);
        pure = List.copyOf(pure);
    }

    /** No prior knowledge. */
    public static PriorSettings none() {
        return new PriorSettings(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
