package org.esmpy.bench.docs;

import com.github.tschoonj.xraylib.Xraylib;
import java.awt.Color;
import java.util.Iterator;
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
import org.esmpy.physics.Subshell;
import org.esmpy.physics.catalog.PhysicsCatalog;
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
    private static final List<Color> COLORS = List.of(
            new Color(0x1f77b4),
            new Color(0xd62728),
            new Color(0x2ca02c),
            new Color(0xff7f0e),
            new Color(0x9467bd),
            new Color(0x8c564b));
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
        chart.getStyler().setYAxisMin(1e-4).setYAxisMax(1.0);
        double[] k = IntStream.rangeClosed(6, 92).asDoubleStream().toArray();
        double[] l = IntStream.rangeClosed(20, 92).asDoubleStream().toArray();
        line(chart, "K, xraylib-4", k, z -> fluorescenceYield("xraylib-4", z, Subshell.K));
        line(chart, "L3, xraylib-4-0", l, z -> fluorescenceYield("xraylib-4-0", z, Subshell.L3));
        line(chart, "L3, xraylib-4", l, z -> fluorescenceYield("xraylib-4", z, Subshell.L3));
        double[] few = every(k, 3);
        dots(chart, "K, Bambynek et al.", few, map(few, PhysicsPlots::bambynek1972));
        return chart;
    }

    private static double fluorescenceYield(String id, double z, Subshell shell) {
        return CATALOG.relaxationData(id).fluorescenceYield((int) z, shell);
    }

    /** Semi-empirical K yield, (ω/(1-ω))^(1/4) = 0.015 + 0.0327 Z - 0.64e-6 Z³. */
    private static double bambynek1972(double z) {
        double ratio = Math.pow(0.015 + 0.0327 * z - 0.64e-6 * z * z * z, 4);
        return ratio / (1 + ratio);
    }

    private static XYChart emissionLines() {
        XYChart chart = chart("Atomic number", "Emission cross-section (barn)", false, true);
        double[] light = IntStream.rangeClosed(6, 92).asDoubleStream().toArray();
        double[] heavy = IntStream.rangeClosed(26, 92).asDoubleStream().toArray();
        chart.getStyler().setYAxisMin(1.0).setYAxisMax(100.0);
        line(chart, "K-L3, bote-xraylib-4", light, z -> emission("bote-xraylib-4", z, "K-L3"));
        line(chart, "L3-M5, bote-xraylib-4-0", heavy, z -> emission("bote-xraylib-4-0", z, "L3-M5"));
        line(chart, "L3-M5, bote-xraylib-4", heavy, z -> emission("bote-xraylib-4", z, "L3-M5"));
        double[] few = every(light, 3);
        IonizationCrossSection ionization = CATALOG.ionizationCrossSection("bote-salvat-2009");
        dots(
                chart,
                "K-L3, xraylib",
                few,
                map(
                        few,
                        z -> ionization.crossSectionCm2((int) z, Subshell.K, BEAM_KEV)
                                * 1e24
                                * Xraylib.FluorYield((int) z, Xraylib.K_SHELL)
                                * Xraylib.RadRate((int) z, Xraylib.KL3_LINE)));
        return chart;
    }

    private static double emission(String id, double z, String line) {
        return CATALOG.emissionLines(id).lines(Element.ofZ((int) z), BEAM_KEV).stream()
                .filter(emission -> emission.line().iupac().equals(line))
                .mapToDouble(LineEmission::crossSectionCm2)
                .map(crossSection -> crossSection * 1e24)
                .sum();
    }

    private static XYChart attenuation() {
        XYChart chart = chart("Photon energy (keV)", "Photoelectric µ/ρ (cm²/g)", true, true);
        chart.getStyler().setYAxisMin(1.0).setYAxisMax(1e5);
        double[] x = logarithmic(0.1001, 40);
        Iterator<Color> colors = COLORS.iterator();
        for (int z : new int[] {16, 20, 46, 59, 78, 88}) {
            Color color = colors.next();
            XYSeries line = line(
                    chart,
                    Element.ofZ(z).symbol(),
                    x,
                    energy -> CATALOG.massAttenuation("xraylib-4").photoelectricCm2PerG(z, energy));
            List<Oracle> ffast = Oracle.of("mac_ffast")
                    .filter(value -> value.z() == z && value.energyKeV() <= 40)
                    .toList();
            XYSeries dots = dots(
                    chart,
                    "FFAST " + z,
                    ffast.stream().mapToDouble(Oracle::energyKeV).toArray(),
                    ffast.stream().mapToDouble(Oracle::value).toArray());
            line.setLineColor(color);
            dots.setMarkerColor(color);
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
            line(chart, id, x, energy -> share.applyAsDouble(energy) > 1e-7 ? share.applyAsDouble(energy) : Double.NaN);
        }
        double sigma = CATALOG.detectorResponse("fano-gaussian").fwhmKeV(lineKeV) / (2 * Math.sqrt(2 * Math.log(2)));
        gaussian(chart, "main", lineKeV, sigma, 1 - escaped(lineKeV));
        double escapeKeV = lineKeV - 1.740;
        double escapeSigma =
                CATALOG.detectorResponse("fano-gaussian").fwhmKeV(escapeKeV) / (2 * Math.sqrt(2 * Math.log(2)));
        gaussian(chart, "escape", escapeKeV, escapeSigma, escaped(lineKeV));
        return chart;
    }

    private static void gaussian(XYChart chart, String name, double centreKeV, double sigmaKeV, double area) {
        double[] near = DoubleStream.iterate(-3.5, at -> at <= 3.5, at -> at + 0.5)
                .map(at -> centreKeV + at * sigmaKeV)
                .toArray();
        dots(
                chart,
                name,
                near,
                map(
                        near,
                        energy -> 0.01
                                * area
                                * Math.exp(-Math.pow((energy - centreKeV) / sigmaKeV, 2) / 2)
                                / (sigmaKeV * Math.sqrt(2 * Math.PI))));
    }

    /** Share of the photons of a line that escape, by the formula with what xraylib says of silicon. */
    private static double escaped(double lineKeV) {
        double ratio = Xraylib.CS_Total(14, lineKeV) / Xraylib.CS_Total(14, 1.740);
        return Xraylib.FluorYield(14, Xraylib.K_SHELL)
                / 2
                * (1 - 1 / Xraylib.JumpFactor(14, Xraylib.K_SHELL))
                * (1 - Math.log1p(ratio) / ratio);
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

    private static XYSeries line(XYChart chart, String name, double[] x, DoubleUnaryOperator y) {
        XYSeries series = chart.addSeries(name, x, map(x, y));
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    private static XYSeries dots(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name + " ", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Color.BLACK);
        series.setShowInLegend(false);
        return series;
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
