package org.esmpy.bench.docs;

import java.util.List;
import java.util.Locale;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;

/**
 * What a page says of a quantity besides the provenance of its implementations.
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
                    Photons of a line per electron and per atom in unit area, cm². A table of one's own replaces them with
                    `--lines-table`; `--k-factors` rescales them to measured ones by σ_A = σ_R (k_R/k_A) (A_A/A_R) with
                    atomic weights A and reference R.
                    """,
                        "K-L3 and L3-M5 at 200 keV. Dots: K-L3 as ionisation times yield and rate of xraylib 4.1.4 asked directly.");
            case "mass-attenuation" ->
                new PhysicsPage(
                        "Attenuation",
                        """
                    Photoelectric and total µ/ρ, cm²/g. Mixtures go by mass fractions. A film of mass-thickness ρt lets
                    (1 - exp(-χ))/χ of its photons out, χ = (µ/ρ) ρt / sin(t); with several detectors that is their mean.
                    The take-off angle t of a detector follows from its elevation e and azimuth z and the tilt a:
                    sin t = sin e cos a + cos e sin a cos z. A table of one's own is given with `--attenuation-table`.
                    """,
                        "Photoelectric µ/ρ. Lines: `xraylib-4`. Dots in the colour of their element: FFAST (C.T. Chantler) as in NIST EPQ.");
            case "continuum" ->
                new PhysicsPage(
                        "Bremsstrahlung",
                        """
                    Non-negative functions of the photon energy E, photons per keV for E below the beam E0; what a fit finds
                    is a non-negative combination of them.
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
                        "Line: `layered-sdd`. Dots: the formula with xraylib 4.1.4 asked directly.");
            case "detector-response" ->
                new PhysicsPage(
                        "Detector response",
                        """
                    Where the photons of a line are recorded. Escape moves photons of the continuum in the same way; widths
                    do not matter to it. Pile-up is not part of a response: `--pile-up` gives a fit a column of its own,
                    (S * S)(E) = Σ S(E1) S(E2) over E1 + E2 = E with S the modelled mean spectrum, to first order in the
                    number of photons per resolving time; S is refreshed between the fits of one run.
                    """,
                        "Fe Kα per channel of 10 eV. Dots: Gaussians at the centre of the channel times its width, the share of the"
                                + " escape peak from the formula with what xraylib 4.1.4 says of silicon.");
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
