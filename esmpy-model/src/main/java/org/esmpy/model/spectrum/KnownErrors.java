package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.spectrum.LineFamily.Recorded;

/**
 * Computes by how much a modelled spectrum may be wrong although it contains every element of the specimen. A peak that
 * is not higher than this is no evidence for an element. Three errors are added: of the weak lines of a family, whose
 * ratios to its strongest are measured to 10 % (K), a quarter (L and M) or, for rare transitions such as Ll and Lη,
 * hardly better than a factor of three; of the line shape, because incomplete collection of charge and satellites
 * record {@value #SKIRT} of a peak beside it; and of the continuum.
 */
final class KnownErrors {
    /** Relative error of the continuum. */
    private static final double CONTINUUM = 0.1;
    /** Error beside a peak, relative to the peak. */
    private static final double SKIRT = 0.03;
    /** Distance to which a peak reaches, full widths at half maximum. */
    private static final double SKIRT_WIDTHS = 2.5;
    /** Relative error of weak K lines. */
    private static final double MINOR_K = 0.1;
    /** Relative error of weak L and M lines. */
    private static final double MINOR = 0.25;
    /** Relative error of rare transitions: they may be three times as strong. */
    private static final double RARE = 2;

    /** Strength relative to the strongest line below which a line is a rare transition. */
    private static final double RARE_SHARE = 0.2;

    /** Energy below which L and M lines come from the valence band, so that their ratios depend on the chemistry. */
    private static final double VALENCE_KEV = 1;

    /** Relative error of such lines. */
    private static final double VALENCE = 0.6;

    private KnownErrors() {}

    /**
     * @param families of the model
     * @param weights  counts of each family, then of the terms of the continuum
     * @param columns  in the same order
     * @return L values, counts
     */
    static double[] of(
            List<LineFamily> families, double[] weights, double[][] columns, EnergyAxis axis, Instrument instrument) {
        double[] lines = new double[axis.channels()];
        double[] errors = new double[axis.channels()];
        for (int c = 0; c < columns.length; c++) {
            boolean isFamily = c < families.size();
            for (int l = 0; l < errors.length && weights[c] > 0; l++) {
                if (isFamily) {
                    lines[l] += weights[c] * columns[c][l];
                } else {
                    errors[l] += CONTINUUM * weights[c] * columns[c][l];
                }
            }
            if (isFamily && weights[c] > 0) {
                addMinorLines(errors, families.get(c), weights[c], axis, instrument);
            }
        }
        for (int l = 0; l < errors.length; l++) {
            double keV = Math.max(0, axis.centreKeV(l));
            int reach = (int) Math.ceil(SKIRT_WIDTHS * instrument.peak().fwhmKeV(keV) / axis.widthKeV());
            double highest = 0;
            for (int i = Math.max(0, l - reach); i <= Math.min(lines.length - 1, l + reach); i++) {
                highest = Math.max(highest, lines[i]);
            }
            errors[l] += SKIRT * highest;
        }
        return errors;
    }

    private static double error(LineFamily family, double share) {
        if (family.shell() == 'K') {
            return MINOR_K;
        }
        if (share < RARE_SHARE) {
            return RARE;
        }
        return family.strongest().energyKeV() < VALENCE_KEV ? VALENCE : MINOR;
    }

    private static void addMinorLines(
            double[] errors, LineFamily family, double counts, EnergyAxis axis, Instrument instrument) {
        double strongest = family.strongest().crossSection();
        List<Recorded> minor = new ArrayList<>();
        double sum = 0;
        for (Recorded line : family.lines()) {
            double share = line.crossSection() / strongest;
            double error = error(family, share);
            if (share < 1) {
                minor.add(new Recorded(line.energyKeV(), error * line.crossSection()));
                sum += error * line.crossSection();
            }
        }
        if (minor.isEmpty()) {
            return;
        }
        double[] column = SumModel.column(minor, axis, instrument.withoutTails().peak());
        for (int l = 0; l < errors.length; l++) {
            errors[l] += counts * sum / family.crossSection() * column[l];
        }
    }
}
