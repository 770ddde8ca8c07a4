package org.esmpy.bench.docs;

import com.github.tschoonj.xraylib.Xraylib;
import java.awt.Color;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Oracle;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.Subshell;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plot of each quantity against an independent source. */
final class PhysicsPlots {
    private static final PhysicsCatalog CATALOG = PhysicsCatalog.defaults();
    private static final double BEAM_KEV = 200;
    private static final double[] REDUCED = {0.025, 0.05, 0.075, 0.1, 0.15, 0.2};
    /** Si at 200 keV, (β²/Z²) E dσ/dE in mb at these shares of the beam; Seltzer and Berger 1986. */
    private static final double[] SELTZER_BERGER = {11.2357, 10.6438, 10.0911, 9.57925, 8.66528, 7.87295};

    private PhysicsPlots() {}

    static XYChart of(String quantity) {
        return switch (quantity) {
            case "ionization" -> ionization();
            case "relaxation" -> relaxation();
            case "emission-lines" -> emissionLines();
            case "mass-attenuation" -> attenuation();
            case "continuum" -> continuum();
            case "detector-efficiency" -> efficiency();
            case "detector-response" -> response();
            default -> throw new IllegalArgumentException("no plot of " + quantity);
        };
    }

    private static XYChart ionization() {
        IonizationCrossSection source = CATALOG.ionizationCrossSection("bote-salvat-2009");
        XYChart chart = chart("Beam energy (keV)", "Cross-section (barn)", true, true);
        Oracle.of("ionization_cross_section")
                .filter(value -> value.energyKeV() >= 0.1 && value.energyKeV() <= 400)
                .map(value -> value.z() + " " + value.shellOrLine())
                .distinct()
                .limit(12)
                .forEach(name -> {
                    int z = Integer.parseInt(name.split(" ")[0]);
                    Subshell shell = Subshell.valueOf(name.split(" ")[1]);
                    List<Oracle> values = Oracle.of("ionization_cross_section")
                            .filter(value -> value.z() == z
                                    && value.shellOrLine().equals(shell.name())
                                    && value.value() > 0
                                    && value.energyKeV() >= 0.1
                                    && value.energyKeV() <= 400)
                            .toList();
                    double[] x = positive(logarithmic(0.1, 400), beam -> source.crossSectionCm2(z, shell, beam));
                    line(chart, Element.ofZ(z) + " " + shell, x, beam -> source.crossSectionCm2(z, shell, beam) * 1e24);
                    dots(
                            chart,
                            name,
                            values.stream().mapToDouble(Oracle::energyKeV).toArray(),
                            values.stream()
                                    .mapToDouble(value -> value.value() * 1e24)
                                    .toArray());
                });
        return chart;
    }

    private static XYChart relaxation() {
        XYChart chart = chart("Atomic number", "Fluorescence yield", false, true);
        yields(chart, Subshell.K, Xraylib.K_SHELL, 6);
        yields(chart, Subshell.L3, Xraylib.L3_SHELL, 20);
        return chart;
    }

    private static void yields(XYChart chart, Subshell shell, int macro, int from) {
        double[] z = IntStream.rangeClosed(from, 92).asDoubleStream().toArray();
        line(chart, shell.name(), z, at -> CATALOG.relaxationData("xraylib-4").fluorescenceYield((int) at, shell));
        double[] few = every(z, 4);
        dots(chart, "xraylib " + shell, few, map(few, at -> Xraylib.FluorYield((int) at, macro)));
    }

    private static XYChart emissionLines() {
        XYChart chart = chart("Atomic number", "Emission cross-section (barn)", false, true);
        double[] light = IntStream.rangeClosed(6, 92).asDoubleStream().toArray();
        double[] heavy = IntStream.rangeClosed(26, 92).asDoubleStream().toArray();
        line(chart, "K-L3", light, z -> emission((int) z, "K-L3"));
        line(chart, "L3-M5", heavy, z -> emission((int) z, "L3-M5"));
        IonizationCrossSection ionization = CATALOG.ionizationCrossSection("bote-salvat-2009");
        dots(
                chart,
                "K-L3, xraylib",
                light,
                map(
                        light,
                        z -> ionization.crossSectionCm2((int) z, Subshell.K, BEAM_KEV)
                                * 1e24
                                * Xraylib.FluorYield((int) z, Xraylib.K_SHELL)
                                * Xraylib.RadRate((int) z, Xraylib.KL3_LINE)));
        return chart;
    }

    private static double emission(int z, String line) {
        return CATALOG.emissionLines("bote-xraylib-4").lines(Element.ofZ(z), BEAM_KEV).stream()
                .filter(emission -> emission.line().iupac().equals(line))
                .mapToDouble(LineEmission::crossSectionCm2)
                .map(crossSection -> crossSection * 1e24)
                .sum();
    }

    private static XYChart attenuation() {
        XYChart chart = chart("Photon energy (keV)", "µ/ρ (cm²/g)", true, true);
        for (int z : new int[] {6, 14, 26, 79}) {
            double[] x = logarithmic(0.1001, 40);
            line(
                    chart,
                    Element.ofZ(z).symbol(),
                    x,
                    energy -> CATALOG.massAttenuation("xraylib-4-loglog").totalCm2PerG(z, energy));
            double[] few = every(x, 12);
            dots(chart, "xraylib " + z, few, map(few, energy -> Xraylib.CS_Total(z, energy)));
        }
        return chart;
    }

    private static XYChart continuum() {
        XYChart chart = chart("Photon energy (keV)", "Relative E dN/dE", false, false);
        Composition silicon = Composition.pure(Element.of("Si"));
        double[] x = DoubleStream.iterate(0.2, energy -> energy <= 40, energy -> energy + 0.2)
                .toArray();
        for (String id : List.of("kramers", "screened-bethe-heitler")) {
            Continuum model = CATALOG.continuum(id);
            ContinuumTerm term = model.terms(BEAM_KEV, BEAM_KEV, silicon).get(0);
            double norm = 10 * term.perKeV().applyAsDouble(10);
            line(chart, id, x, energy -> energy * term.perKeV().applyAsDouble(energy) / norm);
        }
        for (ContinuumTerm term : CATALOG.continuum("lifshin").terms(BEAM_KEV, BEAM_KEV, silicon)) {
            double norm = 10 * term.perKeV().applyAsDouble(10);
            if (term.name().equals("b1")) {
                line(chart, "lifshin b1", x, energy -> energy * term.perKeV().applyAsDouble(energy) / norm);
            }
        }
        dots(
                chart,
                "Seltzer and Berger",
                map(REDUCED, share -> share * BEAM_KEV),
                map(SELTZER_BERGER, value -> value / SELTZER_BERGER[1]));
        return chart;
    }

    private static XYChart efficiency() {
        XYChart chart = chart("Photon energy (keV)", "Efficiency", true, false);
        double[] x = logarithmic(0.1001, 40);
        line(chart, "layered-sdd", x, CATALOG.detectorEfficiency("layered-sdd")::efficiency);
        double[] few = every(x, 10);
        dots(
                chart,
                "xraylib",
                few,
                map(
                        few,
                        energy -> Math.exp(-Xraylib.CS_Total(13, energy) * 2.699 * 0.03e-4
                                        - Xraylib.CS_Total(14, energy) * 2.329 * 0.01e-4)
                                * -Math.expm1(-Xraylib.CS_Photo(14, energy) * 2.329 * 450e-4)));
        return chart;
    }

    private static XYChart response() {
        double lineKeV = 6.4;
        XYChart chart = chart("Recorded energy (keV)", "Share of the photons", false, true);
        double[] x = DoubleStream.iterate(4, energy -> energy < 6.75, energy -> energy + 0.01)
                .toArray();
        for (String id : List.of("fano-gaussian", "fano-gaussian-escape", "hypermet")) {
            DetectorResponse response = CATALOG.detectorResponse(id);
            DoubleUnaryOperator share = energy -> response.fraction(lineKeV, energy - 0.005, energy + 0.005);
            line(chart, id, positive(x, energy -> share.applyAsDouble(energy) - 1e-7), share);
        }
        double sigma = CATALOG.detectorResponse("fano-gaussian").fwhmKeV(lineKeV) / (2 * Math.sqrt(2 * Math.log(2)));
        double[] near = DoubleStream.iterate(6.12, energy -> energy < 6.7, energy -> energy + 0.04)
                .toArray();
        dots(
                chart,
                "Gaussian",
                near,
                map(
                        near,
                        energy -> 0.01
                                * Math.exp(-Math.pow((energy - lineKeV) / sigma, 2) / 2)
                                / (sigma * Math.sqrt(2 * Math.PI))));
        return chart;
    }

    private static XYChart chart(String x, String y, boolean logarithmicX, boolean logarithmicY) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(520)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setXAxisLogarithmic(logarithmicX);
        chart.getStyler().setYAxisLogarithmic(logarithmicY);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private static void line(XYChart chart, String name, double[] x, DoubleUnaryOperator y) {
        chart.addSeries(name, x, map(x, y)).setMarker(SeriesMarkers.NONE);
    }

    private static void dots(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name + " ", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Color.BLACK);
        series.setShowInLegend(false);
    }

    private static double[] logarithmic(double from, double to) {
        return DoubleStream.iterate(from, at -> at <= to, at -> at * 1.02).toArray();
    }

    private static double[] every(double[] x, int step) {
        return IntStream.range(0, x.length)
                .filter(i -> i % step == 0)
                .mapToDouble(i -> x[i])
                .toArray();
    }

    private static double[] positive(double[] x, DoubleUnaryOperator y) {
        return DoubleStream.of(x).filter(at -> y.applyAsDouble(at) > 0).toArray();
    }

    private static double[] map(double[] x, DoubleUnaryOperator y) {
        return DoubleStream.of(x).map(y).toArray();
    }
}
