package org.esmpy.sim.scene;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.esmpy.sim.abundance.Even;
import org.esmpy.sim.abundance.Gradient;
import org.esmpy.sim.abundance.Grains;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.abundance.Pictures;
import org.esmpy.sim.abundance.RandomFields;
import org.esmpy.sim.abundance.TernaryField;

/** Reads the geometry of a scene: a group with one key, which names the kind of geometry and holds its numbers. */
final class GeometryReader {
    private final List<String> phases;
    private final Path folder;
    private final Map<String, Function<SceneNode, Geometry>> kinds = new TreeMap<>();

    /**
     * @param phases    names of the phases
     * @param nominalPx nominal thickness, pixels
     * @param folder    where pictures are
     */
    GeometryReader(List<String> phases, double nominalPx, Path folder) {
        this.phases = phases;
        PlacedGeometries placed = new PlacedGeometries(phases, nominalPx, this::read);
        this.folder = folder;
        kinds.put("even", this::even);
        kinds.put("grains", this::grains);
        kinds.put("discs", placed::discs);
        kinds.put("layers", placed::layers);
        kinds.put("particles", placed::particles);
        kinds.put("gradient", this::gradient);
        kinds.put("ternary", this::ternary);
        kinds.put("fields", this::fields);
        kinds.put("maps", this::maps);
        kinds.put("images", this::images);
    }

    Geometry read(SceneNode node) {
        node.only(kinds.keySet().toArray(String[]::new));
        if (node.entries().size() != 1) {
            throw node.error("expected one of " + kinds.keySet() + ", got "
                    + node.entries().keySet());
        }
        Map.Entry<String, SceneNode> kind = node.entries().entrySet().iterator().next();
        Geometry geometry = kinds.get(kind.getKey()).apply(kind.getValue());
        return draw -> LocatedGenerator.of(kind.getValue(), geometry, draw);
    }

    private Geometry even(SceneNode node) {
        node.only("shares");
        double[] shares = shares(node);
        return draw -> new Even(first(shares, draw));
    }

    private Geometry grains(SceneNode node) {
        node.only("count", "shares", "blurred");
        int count = node.required("count").whole(1, PlacedGeometries.MAX_COUNT);
        double[] shares = shares(node);
        boolean blurred = node.optional("blurred").map(SceneNode::yes).orElse(false);
        return draw -> {
            double[] kept = first(shares, draw);
            return new Grains(kept, Math.max(kept.length, draw.count(count)), blurred, draw.seed());
        };
    }

    private Geometry fields(SceneNode node) {
        node.only("shares", "correlationPx", "contrast");
        double[] shares = shares(node);
        double correlation = node.required("correlationPx").atLeastZero();
        double contrast = node.required("contrast").atLeastZero();
        return draw -> new RandomFields(first(shares, draw), correlation, contrast, draw.seed());
    }

    private Geometry gradient(SceneNode node) {
        node.only("profile", "mean", "amplitude", "lengthPx");
        Gradient.Profile[] profiles = Gradient.Profile.values();
        List<String> names = Arrays.stream(profiles)
                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                .toList();
        Gradient gradient = node.here(all -> new Gradient(
                profiles[all.required("profile").oneOf(names)],
                all.required("mean").number(),
                all.required("amplitude").number(),
                all.required("lengthPx").positive()));
        return draw -> gradient;
    }

    private Geometry ternary(SceneNode node) {
        node.only("low", "high");
        TernaryField field = node.here(all -> new TernaryField(
                all.required("low").number(), all.required("high").number()));
        return draw -> field;
    }

    /** Maps of phases in the first phase, which fills the rest of each pixel. */
    private Geometry maps(SceneNode node) {
        List<Inclusion> all =
                node.items().stream().map(item -> item.here(this::map)).toList();
        return draw -> new Inclusions(
                draw.phases(),
                0,
                all.stream().filter(map -> map.phase() < draw.phases()).toList());
    }

    private Geometry images(SceneNode node) {
        Pictures pictures = node.here(files -> Pictures.read(
                files.items().stream().map(file -> folder.resolve(file.text())).toList()));
        return draw -> pictures;
    }

    private Inclusion map(SceneNode node) {
        node.only("phase", "ripple", "ellipsoid", "disc");
        return new Inclusion(node.required("phase").oneOf(phases), MapReader.read(node));
    }

    private double[] shares(SceneNode node) {
        SceneNode list = node.required("shares");
        double[] shares = list.numbers();
        if (shares.length != phases.size()) {
            throw list.error("expected a share for each of the phases " + phases + ", got " + shares.length);
        }
        list.here(all -> new Even(shares));
        return shares;
    }

    /** Shares of the phases that are kept. */
    private static double[] first(double[] shares, Geometry.Draw draw) {
        double[] kept = Arrays.copyOf(shares, draw.phases());
        double sum = Arrays.stream(kept).sum();
        return Arrays.stream(kept).map(share -> share / sum).toArray();
    }
}
