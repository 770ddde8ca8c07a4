package org.esmpy.model.spectrum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Names the likely cause of a misfit. The residuals of a window and half a peak on both sides are compared with those
 * that a shifted axis, a wrong width, a missing or too weak line, or a wrong continuum would leave. The cause that
 * explains most of them is named, or none if all explain little.
 */
public final class MisfitCauses {
    /** Least share of the squared residuals that a cause must explain to be named. */
    private static final double LEAST_EXPLAINED = 0.3;

    /** Distance, in full widths, up to which a line is at the energy of the residuals. */
    private static final double NEAR = 0.5;

    /** Strength, relative to the strongest line of the shell, below which a line is not considered. */
    private static final double SEEN = 0.05;

    /** Energy below which the specimen and layers in front of the detector absorb most. */
    private static final double SOFT_KEV = 1;

    /** Largest number of elements that are named as possible causes. */
    private static final int PROPOSALS = 3;

    private final EnergyAxis axis;
    private final double[] data;
    private final double[] model;
    private final PhysicsTables physics;
    private final double beamKeV;
    private final Set<Element> known;

    /**
     * @param axis    of the channels
     * @param data    L counts
     * @param model   L values
     * @param physics of the model
     * @param beamKeV energy of the beam, keV
     * @param known   elements of the model
     */
    public MisfitCauses(
            EnergyAxis axis,
            double[] data,
            double[] model,
            PhysicsTables physics,
            double beamKeV,
            Collection<Element> known) {
        this.axis = axis;
        this.data = data.clone();
        this.model = model.clone();
        this.physics = physics;
        this.beamKeV = beamKeV;
        this.known = new LinkedHashSet<>(known);
    }

    /** The likely cause of the residuals of a window, in words. */
    public String of(Misfit.Window window) {
        DetectorResponse response = physics.detectorResponse();
        double middle = (window.fromKeV() + window.toKeV()) / 2;
        double fwhm = response.fwhmKeV(Math.max(0, middle));
        int first = axis.nearestChannel(window.fromKeV() - fwhm / 2);
        int last = axis.nearestChannel(window.toKeV() + fwhm / 2);
        Template peak = peak(window, first, last, fwhm);
        Template best = peak;
        List<Template> others = List.of(
                template(first, last, "the energy axis", l -> (at(l - 1) - at(l + 1)) / 2),
                template(first, last, "the width of peaks", l -> at(l - 1) - 2 * at(l) + at(l + 1)),
                template(
                        first,
                        last,
                        middle < SOFT_KEV
                                ? "absorption of soft photons in the specimen or in front of the detector"
                                : "the continuum",
                        this::at));
        for (Template other : others) {
            best = other.explained > best.explained ? other : best;
        }
        if (best.explained < LEAST_EXPLAINED) {
            return "line shape or ratios of lines";
        }
        return best == peak ? line(peak, fwhm) : best.name;
    }

    private String line(Template peak, double fwhm) {
        List<Element> near = known.stream()
                .filter(element -> isNear(element, peak.keV, fwhm))
                .toList();
        if (!near.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "%s of %s: absorption, or cross-sections (--split)",
                    peak.amplitude > 0 ? "too little" : "too much",
                    names(near));
        }
        if (peak.amplitude < 0) {
            return "too much of a line shape or of the continuum";
        }
        List<Element> proposals = proposals(peak.keV, fwhm);
        return proposals.isEmpty()
                ? "a line is missing"
                : String.format(
                        Locale.ROOT, "a line is missing: %s?", names(proposals).replace(" and ", " or "));
    }

    private static String names(List<Element> elements) {
        return String.join(" and ", elements.stream().map(Element::symbol).toList());
    }

    private boolean isNear(Element element, double keV, double fwhm) {
        return LineFamily.of(element, physics, axis, beamKeV, false).stream()
                .anyMatch(family -> family.lines().stream()
                        .anyMatch(line ->
                                line.crossSection() > SEEN * family.strongest().crossSection()
                                        && Math.abs(line.energyKeV() - keV) < NEAR * fwhm));
    }

    /** Unlisted elements with the strongest line of a shell at this energy, nearest first. */
    private List<Element> proposals(double keV, double fwhm) {
        List<LineFamily> near = new ArrayList<>();
        for (Element element : Element.all()) {
            if (!known.contains(element) && !ElementSearch.UNLIKELY.contains(element.symbol())) {
                LineFamily.of(element, physics, axis, beamKeV, false).stream()
                        .filter(family -> Math.abs(family.strongest().energyKeV() - keV) < NEAR * fwhm)
                        .forEach(near::add);
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(
                        family -> Math.abs(family.strongest().energyKeV() - keV)))
                .map(LineFamily::element)
                .distinct()
                .limit(PROPOSALS)
                .toList();
    }

    /** The Gaussian in the window that explains most. */
    private Template peak(Misfit.Window window, int first, int last, double fwhm) {
        Template best = new Template("", 0, 0, Double.NEGATIVE_INFINITY);
        for (int centre = axis.nearestChannel(window.fromKeV());
                centre <= axis.nearestChannel(window.toKeV());
                centre++) {
            double keV = axis.centreKeV(centre);
            Template here = template(first, last, "", l -> {
                double distance = (axis.centreKeV(l) - keV) / fwhm;
                return Math.exp(-4 * Math.log(2) * distance * distance);
            });
            best = here.explained > best.explained ? new Template("", keV, here.amplitude, here.explained) : best;
        }
        return best;
    }

    private Template template(int first, int last, String name, ChannelShape shape) {
        double score = 0;
        double information = 0;
        double all = 0;
        for (int l = first; l <= last; l++) {
            double expected = Math.max(model[l], 1);
            double residual = data[l] - model[l];
            double value = shape.at(l);
            score += value * residual / expected;
            information += value * value / expected;
            all += residual * residual / expected;
        }
        return information > 0 && all > 0
                ? new Template(name, 0, score / information, score * score / information / all)
                : new Template(name, 0, 0, 0);
    }

    private double at(int channel) {
        return model[Math.max(0, Math.min(model.length - 1, channel))];
    }

    /** A shape that residuals are compared with, over channels. */
    private interface ChannelShape {
        double at(int channel);
    }

    /** The fit of one cause to the residuals, and the share of their squares that it explains. */
    private record Template(String name, double keV, double amplitude, double explained) {}
}
