package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.PileUp;
import org.esmpy.model.spectrum.LineFamily.Recorded;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.detector.DetectorResponses;

/**
 * Computes the columns of a model of the summed spectrum: one of unit sum for every family of lines, the terms of the
 * continuum, and pile-up on request. Absorption in the specimen is left out: the weights of families and of the terms
 * of the continuum are free instead. Derivatives to the parameters of an {@link Instrument} are analytic.
 */
final class SumModel {
    /** Number of parameters: shift (eV), stretch, width (eV), Fano factor, depth of incomplete collection (µm). */
    static final int PARAMETERS = 5;

    /** Step of the depth for the derivative of tails: small compared with depths that spectra show. */
    private static final double DEPTH_STEP_UM = 0.01;

    private static final double KEV_PER_EV = 1e-3;
    static final double SIGMA2_PER_FWHM2 = 1 / (8 * Math.log(2));
    private static final double INVERSE_SQRT_2_PI = 1 / Math.sqrt(2 * Math.PI);

    private final SummedSpectrum spectrum;
    private final List<LineFamily> families;
    private final List<ContinuumTerm> terms;

    SumModel(SummedSpectrum spectrum, List<LineFamily> families) {
        this.spectrum = spectrum;
        this.families = List.copyOf(families);
        this.terms = terms(spectrum);
    }

    private static List<ContinuumTerm> terms(SummedSpectrum spectrum) {
        double top = Math.min(spectrum.axis().highestKeV(), spectrum.beamKeV());
        return spectrum.physics()
                .continuumTerms(spectrum.beamKeV(), top, Composition.pure(Element.of("Si"))); // only the shape is used
    }

    List<LineFamily> families() {
        return families;
    }

    SummedSpectrum spectrum() {
        return spectrum;
    }

    /** All columns, L values each: families in their order, then the terms of the continuum. */
    double[][] columns(Instrument instrument) {
        EnergyAxis axis = instrument.axis(spectrum.axis());
        List<double[]> columns = new ArrayList<>();
        for (LineFamily family : families) {
            columns.add(column(family.lines(), axis, instrument.peak()));
        }
        columns.addAll(continuum(axis));
        return columns.toArray(new double[0][]);
    }

    /** The recorded shape of some lines, of unit sum over their cross-sections. */
    static double[] column(List<Recorded> lines, EnergyAxis axis, DetectorResponse response) {
        double[] column = new double[axis.channels()];
        double sum = lines.stream().mapToDouble(Recorded::crossSection).sum();
        for (Recorded line : lines) {
            double keV = line.energyKeV();
            double share = line.crossSection() / sum;
            int first = axis.nearestChannel(response.lowestKeV(keV));
            int last = axis.nearestChannel(response.highestKeV(keV));
            double[] fractions = response.fractions(keV, axis.edgesKeV(first, last + 1));
            for (int l = first; l <= last; l++) {
                column[l] += share * fractions[l - first];
            }
        }
        return column;
    }

    private List<double[]> continuum(EnergyAxis axis) {
        List<double[]> columns = new ArrayList<>();
        for (int t = 0; t < terms.size(); t++) {
            columns.add(new double[axis.channels()]);
        }
        for (int l = 0; l < axis.channels(); l++) {
            double keV = axis.centreKeV(l);
            double recorded = keV > 0 ? spectrum.physics().efficiency(keV) * axis.widthKeV() : 0;
            for (int t = 0; t < terms.size() && recorded > 0; t++) {
                columns.get(t)[l] = recorded * terms.get(t).perKeV().applyAsDouble(keV);
            }
        }
        return columns;
    }

    /** The column of pile-up; none if all pairs of photons lie above the axis. */
    static List<double[]> pileUp(EnergyAxis axis, double[] photons) {
        return PileUp.shape(axis, photons).map(List::of).orElseGet(List::of);
    }

    /**
     * Derivatives of the modelled counts to shift (per eV), stretch, width (per eV), Fano factor and depth (per µm).
     * Those to shift and width treat a whole line as its peak, because the tail, a few per cent, hardly changes. That
     * to the depth is a difference, because the tail is nearly proportional to it.
     *
     * @param columns of {@link #columns} for this instrument
     * @param weights per column
     * @return {@value #PARAMETERS} arrays of L values
     */
    double[][] derivatives(Instrument instrument, double[][] columns, double[] weights) {
        EnergyAxis file = spectrum.axis();
        EnergyAxis axis = instrument.axis(file);
        double[][] derivatives = new double[PARAMETERS][axis.channels()];
        for (int f = 0; f < families.size(); f++) {
            if (weights[f] > 0) {
                double sum = families.get(f).crossSection();
                addTail(derivatives[4], families.get(f), columns[f], weights[f], axis, instrument);
                for (Recorded line : families.get(f).lines()) {
                    addLine(derivatives, line.energyKeV(), weights[f] * line.crossSection() / sum, axis, instrument);
                }
            }
        }
        addContinuum(derivatives, columns, axis, weights);
        return derivatives;
    }

    private void addLine(double[][] derivatives, double keV, double counts, EnergyAxis axis, Instrument instrument) {
        DetectorResponse peak = instrument.withoutTails().peak();
        double fwhm = peak.fwhmKeV(keV);
        double variance = SIGMA2_PER_FWHM2 * fwhm * fwhm;
        double sigma = Math.sqrt(variance);
        double perWidth = 2 * SIGMA2_PER_FWHM2 * instrument.fwhmMnKaEV() * KEV_PER_EV * KEV_PER_EV;
        double perFano = DetectorResponses.PAIR_KEV * (Math.max(0, keV) - DetectorResponses.MN_KA_KEV);
        int first = axis.nearestChannel(peak.lowestKeV(keV));
        int last = axis.nearestChannel(peak.highestKeV(keV));
        double lower = (axis.edgeKeV(first) - keV) / sigma;
        double densityBelow = INVERSE_SQRT_2_PI * Math.exp(-lower * lower / 2);
        for (int l = first; l <= last; l++) {
            double upper = (axis.edgeKeV(l + 1) - keV) / sigma;
            double density = INVERSE_SQRT_2_PI * Math.exp(-upper * upper / 2);
            double shift = (density - densityBelow) / sigma;
            double stretch = (density * spectrum.axis().edgeKeV(l + 1)
                            - densityBelow * spectrum.axis().edgeKeV(l))
                    / sigma;
            double perVariance = -(density * upper - densityBelow * lower) / (2 * variance);
            derivatives[0][l] += counts * shift * KEV_PER_EV;
            derivatives[1][l] += counts * stretch;
            derivatives[2][l] += counts * perVariance * perWidth;
            derivatives[3][l] += counts * perVariance * perFano;
            lower = upper;
            densityBelow = density;
        }
    }

    private static void addTail(
            double[] derivative,
            LineFamily family,
            double[] now,
            double counts,
            EnergyAxis axis,
            Instrument instrument) {
        double[] more = column(
                family.lines(), axis, instrument.withMoreTail(DEPTH_STEP_UM).peak());
        for (int l = 0; l < derivative.length; l++) {
            derivative[l] += counts * (more[l] - now[l]) / DEPTH_STEP_UM;
        }
    }

    /**
     * Adds the derivatives of the continuum, which moves with the channels and grows with their width. Its slope is
     * that between the neighbours of a channel, which smooths the jumps at absorption edges of the detector.
     */
    private void addContinuum(double[][] derivatives, double[][] columns, EnergyAxis axis, double[] weights) {
        double[] counts = new double[axis.channels()];
        for (int c = families.size(); c < columns.length; c++) {
            for (int l = 0; l < counts.length; l++) {
                counts[l] += weights[c] * columns[c][l];
            }
        }
        for (int l = 1; l < counts.length - 1; l++) {
            double slope = (counts[l + 1] - counts[l - 1]) / (2 * axis.widthKeV());
            derivatives[0][l] += slope * KEV_PER_EV;
            derivatives[1][l] += slope * spectrum.axis().centreKeV(l)
                    + counts[l] * spectrum.axis().widthKeV() / axis.widthKeV();
        }
    }
}
