package org.esmpy.bench.fit;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.simple.SimpleMethod;
import org.esmpy.solver.simple.SimpleMethods;

/**
 * Lists the reference methods that studies and comparisons set beside the solvers: the plain methods of
 * {@link SimpleMethods}, and oracles that are given one of the two true factors.
 */
public final class Baselines {
    static final String ORACLE_W = "oracle-w";
    static final String ORACLE_H = "oracle-h";

    private Baselines() {}

    /** One line on each method, by id. */
    public static SortedMap<String, String> descriptions() {
        SortedMap<String, String> descriptions = new TreeMap<>();
        descriptions.put(
                ORACLE_W, "the true spectra, and the abundances that are most likely with them;" + " needs the truth");
        descriptions.put(ORACLE_H, "the true abundances, and the W that is most likely with them; needs the truth");
        SimpleMethods.all().forEach(method -> descriptions.put(method.id(), method.description()));
        return Collections.unmodifiableSortedMap(descriptions);
    }

    /** Whether an id is that of a baseline. */
    public static boolean contains(String id) {
        return descriptions().containsKey(id);
    }

    /** Whether an id is that of a baseline that is told a part of the truth. */
    public static boolean knowsTruth(String id) {
        return id.equals(ORACLE_W) || id.equals(ORACLE_H);
    }

    /**
     * The id of a solver, of a baseline, or of the whole job.
     *
     * @return {@code id}
     * @throws IllegalArgumentException if there is none; lists the ids
     */
    public static String knownId(SolverCatalog solvers, String id) {
        if (contains(id) || id.equals(PhaseAnalysis.ID)) {
            return id;
        }
        try {
            return solvers.get(id).id();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    unknown.getMessage() + "; " + PhaseAnalysis.ID + " for what suits the map; for comparison "
                            + descriptions().keySet(),
                    unknown);
        }
    }

    static SimpleMethod simple(String id) {
        return SimpleMethods.all().stream()
                .filter(method -> method.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
