package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.esmpy.model.EnergyAxis;

/**
 * The misfit between a model and a summed spectrum: Pearson's χ² {@code (n - m)²/m} and the deviance
 * {@code 2 (m - n + n log(n/m))}, per group of channels. Neighbouring channels are taken together until the model
 * expects {@value #LEAST_EXPECTED} counts of them, below which χ² does not follow its distribution (W.G. Cochran,
 * Biometrics 10 (1954) 417, doi:10.2307/3001616); with enough counts, every channel is a group of its own. Both are
 * about 1 for a right model.
 *
 * @param chi2PerChannel     χ² per group
 * @param deviancePerChannel deviance per group
 * @param groups             number of groups
 * @param windows            the energies in windows of {@value #WINDOW_KEV} keV, in order
 */
public record Misfit(double chi2PerChannel, double deviancePerChannel, int groups, List<Window> windows) {
    /** Fewest counts that the model expects of a group. */
    public static final double LEAST_EXPECTED = 5;

    /** Width of a window, keV: about that of a peak. */
    public static final double WINDOW_KEV = 0.1;

    /**
     * χ² per channel if the misfit is as large as the noise: stated counting errors are then too small by the root of
     * 2.
     */
    private static final double MISFIT_AS_LARGE_AS_NOISE = 2;

    /** Standard deviations that chance exceeds once in 3 million right models. */
    private static final double SURE = 5;

    public Misfit {
        windows = List.copyOf(windows);
    }

    /**
     * A window.
     *
     * @param fromKeV lower end, keV
     * @param toKeV   upper end, keV
     * @param data    counts
     * @param model   counts that the model expects
     * @param chi2    sum over its groups
     * @param groups  number of its groups; a group across two windows belongs to the one where it begins
     */
    public record Window(double fromKeV, double toKeV, double data, double model, double chi2, int groups) {
        /** Surplus (above 0) or lack (below 0) of counts in standard deviations. */
        public double sigma() {
            return (data - model) / Math.sqrt(Math.max(model, 1));
        }

        /** χ² beyond that of a right model. */
        public double excess() {
            return chi2 - groups;
        }
    }

    /**
     * The misfit of a model.
     *
     * @param data  L counts
     * @param model L values of at least 0
     * @return empty if the model expects less than {@value #LEAST_EXPECTED} counts in all, which leaves no group
     */
    public static Optional<Misfit> of(EnergyAxis axis, double[] data, double[] model) {
        List<Group> groups = groups(data, model);
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        double chi2 = 0;
        double deviance = 0;
        for (Group group : groups) {
            chi2 += group.chi2();
            deviance += group.deviance();
        }
        return Optional.of(new Misfit(
                chi2 / groups.size(), deviance / groups.size(), groups.size(), windows(axis, data, model, groups)));
    }

    /**
     * χ² per channel above which a fit gets a warning: the misfit is at least as large as the noise, and chance reaches
     * it less often than once in a million spectra.
     */
    public double limit() {
        return Math.max(MISFIT_AS_LARGE_AS_NOISE, 1 + SURE * Math.sqrt(2.0 / groups));
    }

    public boolean isLarge() {
        return chi2PerChannel > limit();
    }

    /** The windows with most χ² beyond that of a right model, worst first; at most {@code most}. */
    public List<Window> worst(int most) {
        return windows.stream()
                .filter(window -> window.excess() > 0)
                .sorted(Comparator.comparingDouble(Window::excess).reversed())
                .limit(most)
                .toList();
    }

    /** Residual of each group of channels in standard deviations, at its middle: {@code (n - m)/sqrt(m)}. */
    public static List<Residual> residuals(EnergyAxis axis, double[] data, double[] model) {
        return groups(data, model).stream()
                .map(group -> new Residual(
                        (axis.centreKeV(group.from) + axis.centreKeV(group.to - 1)) / 2,
                        (group.data - group.model) / Math.sqrt(group.model)))
                .toList();
    }

    /**
     * A residual.
     *
     * @param energyKeV middle of the group, keV
     * @param sigma     in standard deviations
     */
    public record Residual(double energyKeV, double sigma) {}

    /** Groups of channels; channels left over at the end join the last group. */
    private static List<Group> groups(double[] data, double[] model) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        double n = 0;
        double m = 0;
        for (int l = 0; l < data.length; l++) {
            n += data[l];
            m += model[l];
            if (m >= LEAST_EXPECTED) {
                groups.add(new Group(from, l + 1, n, m));
                from = l + 1;
                n = 0;
                m = 0;
            }
        }
        if (from < data.length && !groups.isEmpty()) {
            Group last = groups.remove(groups.size() - 1);
            groups.add(new Group(last.from, data.length, last.data + n, last.model + m));
        }
        return groups;
    }

    private static List<Window> windows(EnergyAxis axis, double[] data, double[] model, List<Group> groups) {
        List<Window> windows = new ArrayList<>();
        int group = 0;
        int from = 0;
        while (from < data.length) {
            long number = number(axis, from);
            int to = from;
            double n = 0;
            double m = 0;
            while (to < data.length && number(axis, to) == number) {
                n += data[to];
                m += model[to];
                to++;
            }
            double chi2 = 0;
            int before = group;
            while (group < groups.size() && groups.get(group).from < to) {
                chi2 += groups.get(group).chi2();
                group++;
            }
            windows.add(new Window(number * WINDOW_KEV, (number + 1) * WINDOW_KEV, n, m, chi2, group - before));
            from = to;
        }
        return windows;
    }

    private static long number(EnergyAxis axis, int channel) {
        return (long) Math.floor(axis.centreKeV(channel) / WINDOW_KEV);
    }

    private record Group(int from, int to, double data, double model) {
        double chi2() {
            return (data - model) * (data - model) / model;
        }

        double deviance() {
            return 2 * (model - data + (data > 0 ? data * Math.log(data / model) : 0));
        }
    }
}
