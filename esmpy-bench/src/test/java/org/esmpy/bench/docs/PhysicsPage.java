package org.esmpy.bench.docs;

import java.util.List;
import java.util.Locale;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;

/**
 * The text of a page about a quantity, beside the provenance of its implementations.
 *
 * @param title     heading
 * @param text      what the quantity is, and the equations of what no implementation can change
 * @param plotTitle what the plot compares
 */
record PhysicsPage(String title, String text, String plotTitle) {
    /** The page of a quantity of the catalog. */
    static PhysicsPage of(String quantity) {
        return switch (quantity) {
            case "ionization" ->
                new PhysicsPage(
                        "Ionisation by electrons",
                        """
                    Cross-section of one electron for one subshell of one atom, cm².
                    """,
                        "Lines: `bote-salvat-2009`. Dots: values of the authors' program and of NIST EPQ.");
            case "relaxation" ->
                new PhysicsPage(
                        "Relaxation of vacancies",
                        """
                    Fluorescence, Auger and Coster-Kronig yields, radiative rates, and the vacancies that a vacancy makes.
                    """,
                        "Fluorescence yields of K and L3. Dots: semi-empirical K yields of W. Bambynek et al., Rev. Mod. Phys. 44"
                                + " (1972) 716. The step of `xraylib-4` at Z = 75 is one of its source, see the deviations.");
            case "emission-lines" ->
                new PhysicsPage(
                        "Emission lines",
                        """
                    Photons of a line per electron and per atom in unit area, cm². A table of your own replaces them with
                    `--lines-table`; `--k-factors` rescales them to measured ones by σ_A = σ_R (k_R/k_A) (A_A/A_R) with
                    atomic weights A and reference R.
                    """,
                        "K-L3 and L3-M5 at 200 keV. Dots: K-L3 as ionisation times yield and rate of xraylib 4.1.4 itself.");
            case "mass-attenuation" ->
                new PhysicsPage(
                        "Attenuation",
                        """
                    Photoelectric and total µ/ρ, cm²/g. Mixtures are added by mass fractions. The share (1 - exp(-χ))/χ of the
                    photons leaves a film of mass-thickness ρt, χ = (µ/ρ) ρt / sin(t); of several detectors the mean is taken.
                    The take-off angle t of a detector follows from its elevation e and azimuth z and the tilt a:
                    sin t = sin e cos a + cos e sin a cos z. A table of your own is given with `--attenuation-table`.
                    """,
                        "Photoelectric µ/ρ. Lines: `xraylib-4`. Dots in the colour of their element: FFAST (C.T. Chantler) as in NIST EPQ.");
            case "continuum" ->
                new PhysicsPage(
                        "Bremsstrahlung",
                        """
                    Non-negative functions of the photon energy E, photons per keV for E below the beam E0; a fit finds a
                    non-negative combination of them.
                    """,
                        "Si at 200 keV, E times photons per keV over its value at 10 keV. Dots: Seltzer and Berger, At. Data"
                                + " Nucl. Data Tables 35 (1986) 345.");
            case "detector-efficiency" ->
                new PhysicsPage(
                        "Detector efficiency",
                        """
                    Share of the photons reaching the detector that are counted. A measured curve replaces it with
                    `--detector-curve`; ice is added with `--ice-um`.
                    """,
                        "Line: `layered-sdd`. Dots: the formula with values of xraylib 4.1.4 itself.");
            case "detector-response" ->
                new PhysicsPage(
                        "Detector response",
                        """
                    The energies at which the photons of a line are recorded. Escape moves photons of the continuum in the same
                    way; the width of peaks is not applied to it. Pile-up is not part of a response: `--pile-up` adds a column
                    for it to G, (S * S)(E) = Σ S(E1) S(E2) over E1 + E2 = E with S the modelled mean spectrum, to first order in
                    the number of photons per resolving time; S is updated between the fits of one run.
                    """,
                        "Fe Kα per channel of 10 eV. Dots: Gaussians at the centre of the channel times its width, the share of the"
                                + " escape peak from the formula with the data of xraylib 4.1.4 for silicon.");
            default -> throw new IllegalArgumentException("no page for " + quantity);
        };
    }

    /** The page as Markdown. */
    String markdown(String quantity, List<? extends PhysicsSource> sources) {
        StringBuilder page = new StringBuilder("# " + title + "\n\n" + text.strip() + "\n");
        for (PhysicsSource source : sources) {
            Provenance provenance = source.provenance();
            page.append("\n## `").append(source.id()).append("`\n\n");
            item(page, "Source", provenance.citation());
            item(page, "Link", provenance.link());
            item(page, "Version", provenance.version());
            item(page, "Equation", "`" + provenance.equation() + "`");
            item(page, "Range", provenance.range());
            item(page, "Deviations", provenance.deviations());
        }
        return page.append("\n## Against an independent source\n\n")
                .append(plotTitle)
                .append("\n\n![")
                .append(title)
                .append("](")
                .append(quantity)
                .append(".png)\n")
                .toString();
    }

    private static void item(StringBuilder page, String name, String value) {
        if (!value.isEmpty()) {
            page.append(String.format(Locale.ROOT, "- %s: %s%n", name, value).replace("\r\n", "\n"));
        }
    }
}
