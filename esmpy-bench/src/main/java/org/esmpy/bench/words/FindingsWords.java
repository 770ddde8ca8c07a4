package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.FoundElement;
import org.esmpy.model.spectrum.Overlap;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.model.spectrum.UnlistedInPhase;

/** Describes in sentences the calibration and the elements that were found with the summed spectrum. */
public final class FindingsWords {
    private static final double PER_CENT = 100;
    private static final double EV_PER_KEV = 1e3;
    private static final double UG_PER_G = 1e6;
    /** Ratio of atoms by soft to atoms by hard lines above which absorption cannot be the cause. */
    private static final double ABSORBED = 1.2;

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private FindingsWords() {}

    /** The sentences of a calibration; none if it changed nothing. */
    public static List<String> of(Findings findings, FitSettings settings) {
        List<String> words = new ArrayList<>();
        Calibration calibration = findings.calibration();
        if (calibration.gainNats() > 0) {
            words.add("calibrated from the summed spectrum: " + String.join(", ", values(calibration)));
        }
        List<String> undetermined = calibration.values().stream()
                .filter(value -> value.state() == Calibration.State.UNDETERMINED)
                .map(value -> value.parameter().id())
                .toList();
        if (!undetermined.isEmpty()) {
            words.add("the counts do not determine " + String.join(", ", undetermined) + " of the calibration: "
                    + (undetermined.size() == 1 ? "it keeps its value" : "they keep their values")
                    + " from the file and the settings");
        }
        List<FoundElement> stray = findings.elements().stream()
                .filter(found -> !settings.elements().contains(found.element().symbol()))
                .toList();
        if (!stray.isEmpty()) {
            words.add("not listed, but in the spectrum: "
                    + String.join(", ", stray.stream().map(FindingsWords::of).toList())
                    + "; they have columns of their own and are left out of compositions"
                    + " (--elements makes them part of the specimen, --stray off ignores them)");
        }
        return words;
    }

    /** The sentence for an energy axis that is far off. */
    public static String ofGrossShift(Calibration shifted, Findings found) {
        return String.format(
                Locale.ROOT,
                "the energy axis seems to be off by about %+.2f keV: chi2 per channel of the listed elements would be %.1f with"
                        + " it and is %.1f without; nothing was calibrated; add %+.3f keV to the energy of the first channel"
                        + " (--energy-offset-kev), or list other elements",
                shifted.instrument().shiftEV() / EV_PER_KEV,
                shifted.unexplained(),
                found.calibration().unexplained(),
                shifted.instrument().shiftEV() / EV_PER_KEV);
    }

    /** The sentence for unlisted elements that follow the phases; none if there are none. */
    public static List<String> ofSpecimen(List<UnlistedInPhase> unlisted) {
        if (unlisted.isEmpty()) {
            return List.of();
        }
        boolean one = unlisted.size() == 1;
        return List.of(String.join(
                        " and ",
                        unlisted.stream().map(found -> found.element().symbol()).toList())
                + (one ? " is" : " are") + " in the spectrum and not in --elements, and "
                + (one ? "it follows" : "they follow") + " the phases as grid and holder do not: "
                + String.join(", ", unlisted.stream().map(FindingsWords::shares).toList())
                + "; compositions and absorption leave " + (one ? "it" : "them") + " out: add "
                + (one ? "it" : "those of the specimen") + " to --elements");
    }

    private static String shares(UnlistedInPhase found) {
        return String.format(
                Locale.ROOT,
                "%s emits %.1f %% of the counts where phase_%d is and %.1f %% where phase_%d is",
                found.element(),
                PER_CENT * found.share(),
                found.phase() + 1,
                PER_CENT * found.otherShare(),
                found.otherPhase() + 1);
    }

    /** The sentence for two elements with overlapping lines. */
    public static String of(Overlap overlap) {
        return String.format(
                Locale.ROOT,
                "%s and %s can hardly be told apart: their lines overlap so that the counting error of each is %.1f times what it"
                        + " would be without the other; fit energies with other lines of them, or leave one out",
                overlap.first(),
                overlap.second(),
                overlap.inflation());
    }

    /** The sentence for an element whose families of lines contradict each other. */
    public static String of(SplitElement split) {
        return String.format(
                Locale.ROOT,
                "the lines of %s disagree: those below %.2f keV show %.2f times the atoms of those above (%s);"
                        + " each have a column, and compositions use those above (--no-split keeps them together)",
                split.element(),
                split.energyKeV(),
                split.ratio(),
                split.ratio() > ABSORBED
                        ? "cross-sections, or another element or continuum there: absorption would weaken them"
                        : "absorption, or cross-sections");
    }

    /** The sentence for an estimated film. */
    public static String of(MassThickness film) {
        return String.format(
                Locale.ROOT,
                "the mass-thickness is estimated: %.0f ug/cm2, with 95 %% between %.0f and %.0f (--thickness-nm and --density,"
                        + " or --mass-thickness-ug-cm2, if it is known)",
                film.assumedGPerCm2() * UG_PER_G,
                film.quantileGPerCm2(LOW) * UG_PER_G,
                film.quantileGPerCm2(HIGH) * UG_PER_G);
    }

    /** A found element with its counts and significance. */
    public static String of(FoundElement found) {
        return String.format(
                Locale.ROOT,
                "%s (%.0f counts, most at %.2f keV, %.0f sigma)",
                found.element(),
                found.counts(),
                found.lineKeV(),
                found.sigma());
    }

    private static List<String> values(Calibration calibration) {
        List<String> values = new ArrayList<>();
        add(values, calibration.value(CalibrationParameter.OFFSET), "offset %+.1f ± %.1f eV", 1);
        add(values, calibration.value(CalibrationParameter.GAIN), "gain %+.3f ± %.3f %%", PER_CENT);
        add(values, calibration.value(CalibrationParameter.WIDTH), "FWHM at Mn Ka %.1f ± %.1f eV", 1);
        add(values, calibration.value(CalibrationParameter.FANO), "Fano factor %.4f ± %.4f", 1);
        add(values, calibration.value(CalibrationParameter.TAIL), "incomplete collection %.2f ± %.2f um", 1);
        if (calibration.instrument().escape()) {
            values.add("with escape peaks");
        }
        return values;
    }

    private static void add(List<String> values, Calibration.Value value, String format, double scale) {
        if (value.state() == Calibration.State.FOUND) {
            values.add(String.format(Locale.ROOT, format, value.value() * scale, value.standardError() * scale));
        }
    }
}
