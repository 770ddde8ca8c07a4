package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.model.spectrum.Misfit;
import org.esmpy.model.spectrum.MisfitCauses;

/**
 * How well a model describes the summed spectrum, with the worst energy windows and a probable cause of each.
 *
 * @param chi2PerChannel     χ² per channel; a right model has 1
 * @param deviancePerChannel deviance per channel
 * @param limit              χ² per channel that deserves a warning
 * @param channels           number of channels, after those with few counts were added up
 * @param worstWindows       the windows with most χ² beyond that of a right model, worst first
 */
public record MisfitReport(
        double chi2PerChannel, double deviancePerChannel, double limit, int channels, List<WorstWindow> worstWindows) {
    /** Number of windows that are listed. */
    private static final int WORST = 5;

    /**
     * χ² per channel above which a window has a warning of its own: its residuals are more than three times the noise.
     */
    private static final double LOCAL_LIMIT = 10;

    public MisfitReport {
        worstWindows = List.copyOf(worstWindows);
    }

    /**
     * A window of {@link Misfit}.
     *
     * @param fromKeV lower end, keV
     * @param toKeV   upper end, keV
     * @param sigma   surplus (above 0) or lack of counts, standard deviations
     * @param chi2    per channel in it
     * @param cause   probable cause, a phrase
     */
    public record WorstWindow(double fromKeV, double toKeV, double sigma, double chi2, String cause) {
        /** In one phrase. */
        String words() {
            return String.format(
                    Locale.ROOT, "%.1f-%.1f keV (%+.0f sigma, chi2 %.0f): %s", fromKeV, toKeV, sigma, chi2, cause);
        }
    }

    static MisfitReport of(Misfit misfit, MisfitCauses causes) {
        List<WorstWindow> worst = new ArrayList<>();
        for (Misfit.Window window : misfit.worst(WORST)) {
            worst.add(new WorstWindow(
                    window.fromKeV(),
                    window.toKeV(),
                    window.sigma(),
                    window.chi2() / Math.max(1, window.groups()),
                    causes.of(window)));
        }
        return new MisfitReport(
                misfit.chi2PerChannel(), misfit.deviancePerChannel(), misfit.limit(), misfit.groups(), worst);
    }

    boolean isLarge() {
        return chi2PerChannel > limit;
    }

    /** Printed lines: χ² and, where it is large, the windows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(words()));
        if (isLarge()) {
            worstWindows.forEach(window -> lines.add("  " + window.words()));
        }
        return lines;
    }

    private String words() {
        return String.format(
                Locale.ROOT,
                "chi2 per channel of the summed spectrum %.2f (a right model has 1, a warning begins at %.2f)",
                chi2PerChannel,
                limit);
    }

    /** One line where the misfit is large, everywhere or in one place. */
    Optional<String> warning() {
        if (worstWindows.isEmpty()) {
            return Optional.empty();
        }
        if (isLarge()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the model does not fit: chi2 per channel of the summed spectrum is %.1f, a right model has 1;"
                            + " compositions and their errors are wrong by more than noise; worst at %s",
                    chi2PerChannel,
                    worstWindows.get(0).words()));
        }
        return worstWindows.stream()
                .filter(window -> window.chi2() > LOCAL_LIMIT)
                .findFirst()
                .map(window -> "the model does not fit at " + window.words()
                        + "; elements with lines near there are wrong by more than noise");
    }
}
