package org.esmpy.physics.attenuation;

import java.util.List;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.internal.PerElement;
import org.esmpy.physics.internal.Table;
import org.esmpy.physics.internal.TableRow;

/**
 * Mass attenuation of xraylib 4.1.4: CS_Photo, CS_Rayl, CS_Compt and their sum CS_Total (T. Schoonjans et al.,
 * Spectrochim. Acta B 66 (2011) 776, doi:10.1016/j.sab.2011.09.011; data of Elam et al. 2002, EPDL97 and Hubbell 1975).
 * The knots are those of xraylib's own splines, so the values equal xraylib's to the printed digits of the knots.
 *
 * <p>Deviation: below 1 keV the photoelectric part of Cs, up to 4 times too high in xraylib's table, is the sum of
 * xraylib's Kissel subshell cross-sections without the resonances 2 % above its M5 and M4 edges.
 */
final class Xraylib4Attenuation implements MassAttenuation {
    private static final String ID = "xraylib-4";
    private static final double EV_PER_KEV = 1000;

    private final PerElement<Parts> elements = new PerElement<>(Xraylib4Attenuation::read);

    /** The three parts of the attenuation of an element. */
    private record Parts(KnotSpline photoelectric, KnotSpline rayleigh, KnotSpline compton) {}

    private static final class Rows {
        static final Table TABLE = Table.resource(Xraylib4Attenuation.class, "xraylib-4.csv");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Provenance provenance() {
        return Xraylib4Range.provenance(
                "µ/ρ = photoelectric + Rayleigh + Compton, each a cubic spline of ln(µ/ρ) over ln E with both points of an"
                        + " edge kept; mixtures by mass fractions",
                "photoelectric Cs below 1 keV from the Kissel table, without resonances");
    }

    @Override
    public double totalCm2PerG(int z, double energyKeV) {
        Xraylib4Range.checkEnergy(ID, energyKeV);
        Parts parts = elements.of(z);
        double x = Math.log(energyKeV * EV_PER_KEV);
        return parts.photoelectric.crossSectionCm2PerG(x)
                + parts.rayleigh.crossSectionCm2PerG(x)
                + parts.compton.crossSectionCm2PerG(x);
    }

    @Override
    public double photoelectricCm2PerG(int z, double energyKeV) {
        Xraylib4Range.checkEnergy(ID, energyKeV);
        return elements.of(z).photoelectric.crossSectionCm2PerG(Math.log(energyKeV * EV_PER_KEV));
    }

    @Override
    public double lowestKeV() {
        return Xraylib4Range.LOWEST_KEV;
    }

    private static Parts read(int z) {
        Xraylib4Range.checkElement(ID, z);
        List<TableRow> rows = Rows.TABLE.rows(z);
        return new Parts(part(rows, "photoelectric"), part(rows, "rayleigh"), part(rows, "compton"));
    }

    private static KnotSpline part(List<TableRow> rows, String kind) {
        return new KnotSpline(
                rows.stream().filter(row -> row.text("kind").equals(kind)).toList());
    }
}
