package org.esmpy.bench.docs;

import java.util.List;
import java.util.Locale;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.Provenance;

/**
 * What a page says of a quantity besides the provenance of its implementations.
 *
 * @param title     heading
 * @param text      what the quantity is, with the equations
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
                    Cross-section of one electron for one subshell. With U = E/E_nlj, 0 for U <= 1; for U <= 16
                    σ = 4π a0² (U-1)/U² (a1 + a2 U + a3/(1+U) + a4/(1+U)³ + a5/(1+U)⁵)²; above
                    σ = U/(U+b) 4π a0² A/β² {(2 ln X - β²)(1 + g1/X) + g2 + g3 (1-β²)^(1/4) + g4/X}, X = p/mc.
                    """,
                        "Lines: `bote-salvat-2009`. Dots: values of the authors' program and of NIST EPQ.");
            case "relaxation" ->
                new PhysicsPage(
                        "Relaxation of vacancies",
                        """
                    Fluorescence, Auger and Coster-Kronig yields and radiative rates. A vacancy makes others:
                    T(p→s) = ω_p R(p-s) + A_p Σ r(p; h1 h2) ([h1 = s] + [h2 = s]) + f_ps.
                    """,
                        "Fluorescence yields of K and L3. Lines: `xraylib-4`. Dots: xraylib 4.1.4 asked directly.");
            case "emission-lines" ->
                new PhysicsPage(
                        "Emission lines",
                        """
                    Photons of a line per electron and atom: N_s = σ_s(E0) + Σ_p N_p T(p→s) over the subshells inside s,
                    and σ_line = N_s ω_s R_line. Lines weaker than 1e-5 of the element's strongest are left out.
                    """,
                        "K-L3 and L3-M5 at 200 keV. Lines: `bote-xraylib-4`. Dots: K-L3 as ionisation times yield and rate"
                                + " of xraylib 4.1.4 asked directly.");
            case "mass-attenuation" ->
                new PhysicsPage(
                        "Attenuation",
                        """
                    Photoelectric and total µ/ρ. Mixtures go by mass fractions. A film of mass-thickness ρt lets
                    (1 - exp(-χ))/χ of its photons out, χ = (µ/ρ) ρt / sin(take-off).
                    """,
                        "Total µ/ρ. Lines: `xraylib-4-loglog`. Dots: CS_Total of xraylib 4.1.4 asked directly.");
            case "continuum" ->
                new PhysicsPage(
                        "Bremsstrahlung",
                        """
                    Non-negative functions of the photon energy E, for E below the beam E0; x = E0 - E.
                    `lifshin`: x/E0² and x²/(E0² E). `bernstein-n`: C(n,k) u^k (1-u)^(n-k)/E with u = E/Eh, Eh the top of
                    the range. `kramers`: x/E. `screened-bethe-heitler`: Σ atoms (16/3) α r_e² (Z²/β²) χ/E with
                    χ = ½ ln((Q²+µ²)/(q²+µ²)) + ½ (µ²/(Q²+µ²) - µ²/(q²+µ²)), Q, q = p0 ± p1, µ = α Z^(1/3)/0.885.
                    """,
                        "Si at 200 keV, E times photons per keV over its value at 10 keV. Dots: Seltzer and Berger, At. Data"
                                + " Nucl. Data Tables 35 (1986) 345.");
            case "detector-efficiency" ->
                new PhysicsPage(
                        "Detector efficiency",
                        """
                    ε = exp(-Σ (µ/ρ)_total ρt over the layers in front) (1 - exp(-(µ/ρ)_photoelectric ρt of the active
                    layer)). A measured curve replaces it with `--detector-curve`; ice is added with `--ice-um`.
                    """,
                        "Line: `layered-sdd`. Dots: the formula with xraylib 4.1.4 asked directly.");
            case "detector-response" ->
                new PhysicsPage(
                        "Detector response",
                        """
                    Peaks are Gaussian and integrated over the channel. `fano-gaussian`: FWHM² = noise² + 8 ln2 F ε E.
                    `linear-gaussian`: FWHM = a + b E. `hypermet` adds, with z = E - line and standard deviation s,
                    r/(2b) exp(z/b + s²/2b²) erfc(z/(s√2) + s/(b√2)) and h/(2s√(2π)) erfc(z/(s√2)). `-escape` moves
                    f = ω/2 (1 - 1/J)[1 - (µ_K/µ_E) ln(1 + µ_E/µ_K)] of the photons down by 1.740 keV.
                    """,
                        "Fe Kα per channel of 10 eV. Dots: the Gaussian at the centre of the channel times its width.");
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
