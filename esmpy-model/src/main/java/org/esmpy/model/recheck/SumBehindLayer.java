package org.esmpy.model.recheck;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.Layer;

/**
 * The columns of a summed spectrum behind a layer in front of the detector. A photon is absorbed with the energy of its
 * line, and only then recorded in the channels of the peak; that matters where an edge of the layer lies within a peak.
 */
final class SumBehindLayer {
    private final EnergyAxis axis;
    private final PhaseSum sum;
    private final MassAttenuation attenuation;
    private final List<List<Peak>> peaks = new ArrayList<>();

    /** Share of a line in each channel from the first one on, times its strength. */
    private record Peak(double energyKeV, int first, double[] strength) {}

    SumBehindLayer(EnergyAxis axis, PhaseSum sum, PhysicsTables physics) {
        this.axis = axis;
        this.sum = sum;
        this.attenuation = physics.massAttenuation();
        for (String name : sum.lineNames()) {
            List<Peak> ofColumn = new ArrayList<>();
            for (LineEmission line : sum.lines(name)) {
                double keV = line.line().energyKeV();
                int first = axis.nearestChannel(physics.detectorResponse().lowestKeV(keV));
                int last = axis.nearestChannel(physics.detectorResponse().highestKeV(keV));
                double[] strength = physics.fractions(keV, axis.edgesKeV(first, last + 1));
                for (int l = 0; l < strength.length; l++) {
                    strength[l] *= line.crossSectionCm2() * physics.efficiency(keV);
                }
                ofColumn.add(new Peak(keV, first, strength));
            }
            peaks.add(ofColumn);
        }
    }

    List<double[]> columns(Layer layer, PhaseSum.Continuum continuum) {
        List<double[]> columns = sum.columns(continuum);
        double[] transmitted = new double[axis.channels()];
        for (int l = 0; l < transmitted.length; l++) {
            transmitted[l] = transmitted(layer, axis.centreKeV(l));
        }
        List<double[]> absorbed = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            double[] share = c < peaks.size() ? ofPeaks(peaks.get(c), layer, transmitted) : transmitted;
            double[] less = columns.get(c).clone();
            for (int l = 0; l < less.length; l++) {
                less[l] *= share[l];
            }
            absorbed.add(less);
        }
        return absorbed;
    }

    private double[] ofPeaks(List<Peak> ofColumn, Layer layer, double[] elsewhere) {
        double[] before = new double[elsewhere.length];
        double[] after = new double[elsewhere.length];
        for (Peak peak : ofColumn) {
            double transmitted = transmitted(layer, peak.energyKeV);
            for (int l = 0; l < peak.strength.length; l++) {
                before[peak.first + l] += peak.strength[l];
                after[peak.first + l] += peak.strength[l] * transmitted;
            }
        }
        double[] share = elsewhere.clone();
        for (int l = 0; l < share.length; l++) {
            share[l] = before[l] > 0 ? after[l] / before[l] : share[l];
        }
        return share;
    }

    private double transmitted(Layer layer, double keV) {
        return layer.transmission(attenuation, Math.max(keV, attenuation.lowestKeV()));
    }
}
