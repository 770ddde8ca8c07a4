package org.esmpy.physics;

import java.util.List;

/** How an ionised atom relaxes: yields, transition probabilities and radiative rates per subshell. */
public interface RelaxationData extends PhysicsSource {
    /**
     * Subshells of {@code z} whose yields are known, from K outwards.
     *
     * @throws UnsupportedRangeException if the source has no data for {@code z}; every method here throws it then, and
     *     those of one subshell also if the source lacks the quantity for it
     */
    List<Subshell> shells(int z);

    /** Ionisation edge, keV. */
    double edgeKeV(int z, Subshell shell);

    /** Photoelectric absorption just above the edge over that just below it; at least 1. */
    double jumpRatio(int z, Subshell shell);

    /** Probability that a vacancy decays by emitting a photon. */
    double fluorescenceYield(int z, Subshell shell);

    /** Probability that a vacancy decays by an Auger transition (no Coster–Kronig). */
    double augerYield(int z, Subshell shell);

    /** Probability that a vacancy moves to a higher subshell of the same shell, radiative part included. */
    double costerKronig(int z, Subshell from, Subshell to);

    /**
     * Mean number of vacancies made in {@code to} by the decay of one vacancy in {@code from}.
     *
     * @param mode which decays count
     */
    double vacanciesPerVacancy(int z, Subshell from, Subshell to, CascadeMode mode);

    /** Lines emitted when a vacancy of {@code z} is filled; rates of one vacancy subshell sum to about one. */
    List<Line> lines(int z);
}
