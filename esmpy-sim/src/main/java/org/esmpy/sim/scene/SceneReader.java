package org.esmpy.sim.scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.sim.Variation;
import org.esmpy.sim.imperfection.Imperfections;

/** Reads a scene from the values of its file. */
final class SceneReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_VERSION = 1_000_000;
    private static final int MAX_CHANNELS = 1 << 16;

    private static final double THICKNESS_NM = 100;
    private static final double PIXEL_NM = 1;
    private static final double BEAM_KEV = 200;
    private static final double TAKE_OFF_DEG = 25;
    private static final EnergyAxis ENERGY = new EnergyAxis(0.2, 0.01, 1980);

    private final Path folder;

    /**
     * @param folder where files are that a scene names
     */
    SceneReader(Path folder) {
        this.folder = folder;
    }

    Scene read(SceneNode root) {
        root.only(
                "id",
                "version",
                "description",
                "size",
                "pixelNm",
                "energy",
                "beamKeV",
                "takeOffDeg",
                "detector",
                "thicknessNm",
                "dose",
                "phases",
                "geometry",
                "thickness",
                "imperfections");
        SceneAxes axes = axes(root);
        List<ScenePhase> phases = root.required("phases").items().stream()
                .map(node -> node.here(this::phase))
                .toList();
        return root.here(all -> new Scene(
                id(all.required("id")),
                all.optional("version").map(node -> node.whole(1, MAX_VERSION)).orElse(1),
                all.optional("description").map(SceneNode::text).orElse("a scene of one's own"),
                axes,
                all.optional("dose")
                        .map(dose -> OptionalDouble.of(dose.positive()))
                        .orElse(OptionalDouble.empty()),
                phases,
                geometry(all, axes, phases),
                all.optional("imperfections").map(ImperfectionReader::read).orElse(Imperfections.none()),
                Variation.ofSeed(0)));
    }

    private Geometry geometry(SceneNode root, SceneAxes axes, List<ScenePhase> phases) {
        List<String> names = phases.stream().map(ScenePhase::name).toList();
        Geometry even =
                new GeometryReader(names, axes.thicknessNm() / axes.pixelNm(), folder).read(root.required("geometry"));
        return root.optional("thickness")
                .map(node -> ThicknessReader.read(node, axes.thicknessNm(), even))
                .orElse(even);
    }

    private static String id(SceneNode node) {
        if (!ID.matcher(node.text()).matches()) {
            throw node.error("an id has small letters, digits and single hyphens, got '" + node.text() + "'");
        }
        return node.text();
    }

    private static SceneAxes axes(SceneNode root) {
        return new SceneAxes(
                shape(root.required("size")),
                root.optional("pixelNm").map(SceneNode::positive).orElse(PIXEL_NM),
                root.optional("energy")
                        .map(node -> node.here(SceneReader::energy))
                        .orElse(ENERGY),
                acquisition(root),
                root.optional("detector").map(SceneDetector::read).orElseGet(SceneDetector::ofPhysics),
                root.optional("thicknessNm").map(SceneNode::positive).orElse(THICKNESS_NM));
    }

    private static Acquisition acquisition(SceneNode root) {
        Acquisition withBeam = Acquisition.unknown()
                .withBeamKeV(root.optional("beamKeV").map(SceneNode::positive).orElse(BEAM_KEV));
        return root.optional("takeOffDeg")
                .map(node -> node.here(angle -> withBeam.withTakeOffDeg(angle.positive())))
                .orElse(withBeam.withTakeOffDeg(TAKE_OFF_DEG));
    }

    private static ImageShape shape(SceneNode node) {
        List<SceneNode> sides = node.items();
        if (sides.size() != 2) {
            throw node.error("expected [rows, columns], got " + sides.size() + " numbers");
        }
        return new ImageShape(
                sides.get(0).whole(1, Scene.MAX_SIDE), sides.get(1).whole(1, Scene.MAX_SIDE));
    }

    private static EnergyAxis energy(SceneNode node) {
        node.only("firstKeV", "widthKeV", "channels");
        return new EnergyAxis(
                node.required("firstKeV").number(),
                node.required("widthKeV").positive(),
                node.required("channels").whole(2, MAX_CHANNELS));
    }

    private ScenePhase phase(SceneNode node) {
        node.only("name", "atoms", "densityGPerCm3", "brightness", "spectrum");
        Optional<SceneNode> brightness = node.optional("brightness");
        ScenePhase phase = new ScenePhase(
                node.required("name").text(),
                composition(node.required("atoms")),
                node.required("densityGPerCm3").positive(),
                brightness.map(value -> OptionalDouble.of(value.positive())).orElse(OptionalDouble.empty()),
                node.optional("spectrum")
                        .map(file -> file.here(name -> MeasuredSpectrum.read(folder.resolve(name.text())))));
        if (phase.spectrum().isPresent() && brightness.isEmpty()) {
            throw node.error("a phase with a spectrum of its own needs a brightness, as every phase beside it");
        }
        return phase;
    }

    static Composition composition(SceneNode node) {
        Map<Element, Double> amounts = new TreeMap<>();
        node.entries().forEach((symbol, amount) -> amounts.put(element(symbol, amount), amount.atLeastZero()));
        return node.here(all -> Composition.ofAtoms(amounts));
    }

    /** The element of a symbol that stands somewhere in a file. */
    static Element element(String symbol, SceneNode where) {
        List<String> symbols = Element.all().stream().map(Element::symbol).toList();
        if (!symbols.contains(symbol)) {
            throw where.error(
                    "there is no element '" + symbol + "'; did you mean '" + NearestWord.of(symbol, symbols) + "'?");
        }
        return Element.of(symbol);
    }
}
