package org.esmpy.sim.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.abundance.DiscKind;
import org.esmpy.sim.abundance.Even;
import org.esmpy.sim.abundance.Gradient;
import org.esmpy.sim.abundance.Grains;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.abundance.Layer;
import org.esmpy.sim.abundance.Layers;
import org.esmpy.sim.abundance.ParticleKind;
import org.esmpy.sim.abundance.Particles;
import org.esmpy.sim.abundance.RandomFields;
import org.esmpy.sim.abundance.ScatteredDiscs;
import org.esmpy.sim.abundance.TernaryField;

/**
 * Understands the geometry of a scene: a group with one key, which names the kind of geometry and holds its numbers.
 */
final class GeometryReader {
    private final List<String> phases;
    private final double nominalPx;
    private final Map<String, Function<SceneNode, Geometry>> kinds = new TreeMap<>();

    /**
     * @param phases    names of the phases
     * @param nominalPx nominal thickness, pixels
     */
    GeometryReader(List<String> phases, double nominalPx) {
        this.phases = phases;
        this.nominalPx = nominalPx;
        kinds.put("even", this::even);
        kinds.put("grains", this::grains);
        kinds.put("discs", this::discs);
        kinds.put("layers", this::layers);
        kinds.put("particles", this::particles);
        kinds.put("gradient", this::gradient);
        kinds.put("ternary", this::ternary);
        kinds.put("fields", this::fields);
        kinds.put("maps", this::maps);
    }

    Geometry read(SceneNode node) {
        node.only(kinds.keySet().toArray(String[]::new));
        if (node.entries().size() != 1) {
            throw node.error("expected one of " + kinds.keySet() + ", got "
                    + node.entries().keySet());
        }
        Map.Entry<String, SceneNode> kind = node.entries().entrySet().iterator().next();
        Geometry geometry = kinds.get(kind.getKey()).apply(kind.getValue());
        return draw -> kind.getValue().here(here -> checked(geometry.generator(draw), draw));
    }

    private static AbundanceGenerator checked(AbundanceGenerator generator, Geometry.Draw draw) {
        if (generator.phases() != draw.phases()) {
            throw new IllegalArgumentException(
                    "this geometry is of " + generator.phases() + " phases, not of " + draw.phases());
        }
        return generator;
    }

    private Geometry even(SceneNode node) {
        node.only("shares");
        double[] shares = shares(node);
        return draw -> new Even(first(shares, draw));
    }

    private Geometry grains(SceneNode node) {
        node.only("count", "shares", "blurred");
        int count = node.required("count").whole(1);
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

    /** Discs lie in the first phase, or in another geometry. */
    private Geometry discs(SceneNode node) {
        node.only("kinds", "in");
        Geometry base = node.optional("in").map(this::read).orElse(draw -> {
            double[] matrix = new double[draw.phases()];
            matrix[0] = 1;
            return new Even(matrix);
        });
        List<DiscKind> all = node.required("kinds").items().stream()
                .map(item -> item.here(this::discKind))
                .toList();
        return draw -> new ScatteredDiscs(
                base.generator(draw),
                all.stream()
                        .filter(kind -> kind.phase() < draw.phases())
                        .map(kind -> new DiscKind(
                                kind.phase(), draw.count(kind.count()), kind.minRadiusPx(), kind.maxRadiusPx()))
                        .toList(),
                draw.seed());
    }

    private DiscKind discKind(SceneNode node) {
        node.only("phase", "count", "radiusPx");
        double[] radii = range(node.required("radiusPx"));
        return new DiscKind(phase(node), node.required("count").whole(1), radii[0], radii[1]);
    }

    private Geometry layers(SceneNode node) {
        node.only("stack", "wavePx", "roughnessPx");
        List<Layer> stack = node.required("stack").items().stream()
                .map(item -> item.here(this::layer))
                .toList();
        for (int i = 0; i < stack.size() - 1; i++) {
            if (Double.isInfinite(stack.get(i).thicknessPx())) {
                throw node.required("stack").items().get(i).error("only the last layer may lack its key 'px'");
            }
        }
        double wave = node.optional("wavePx").map(SceneNode::atLeastZero).orElse(0.0);
        double roughness =
                node.optional("roughnessPx").map(SceneNode::atLeastZero).orElse(0.0);
        return draw -> new Layers(
                draw.phases(),
                stack.stream().filter(layer -> layer.phase() < draw.phases()).toList(),
                wave,
                roughness,
                draw.seed());
    }

    private Layer layer(SceneNode node) {
        node.only("phase", "px");
        return new Layer(
                phase(node), node.optional("px").map(SceneNode::positive).orElse(Double.POSITIVE_INFINITY));
    }

    private Geometry particles(SceneNode node) {
        node.only("kinds", "film", "filmPx");
        double filmPx = node.optional("filmPx").map(SceneNode::atLeastZero).orElse(0.0);
        int film = node.optional("film").map(value -> value.oneOf(phases)).orElse(0);
        List<ParticleKind> all = node.required("kinds").items().stream()
                .map(item -> item.here(this::particleKind))
                .toList();
        return draw -> new Particles(
                draw.phases(),
                film,
                filmPx,
                nominalPx,
                all.stream()
                        .filter(kind -> Math.max(kind.core(), kind.shell()) < draw.phases())
                        .map(kind -> new ParticleKind(
                                kind.core(),
                                kind.shell(),
                                kind.coreShare(),
                                draw.count(kind.count()),
                                kind.minRadiusPx(),
                                kind.maxRadiusPx()))
                        .toList(),
                draw.seed());
    }

    private ParticleKind particleKind(SceneNode node) {
        node.only("phase", "shell", "core", "count", "radiusPx");
        int core = phase(node);
        double[] radii = range(node.required("radiusPx"));
        return new ParticleKind(
                core,
                node.optional("shell").map(value -> value.oneOf(phases)).orElse(core),
                node.optional("core").map(SceneNode::positive).orElse(1.0),
                node.required("count").whole(1),
                radii[0],
                radii[1]);
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

    /** The first phase fills what the maps of the others leave. */
    private Geometry maps(SceneNode node) {
        List<Inclusion> all =
                node.items().stream().map(item -> item.here(this::map)).toList();
        return draw -> new Inclusions(
                draw.phases(),
                0,
                all.stream().filter(map -> map.phase() < draw.phases()).toList());
    }

    private Inclusion map(SceneNode node) {
        node.only("phase", "ripple", "ellipsoid", "disc");
        return new Inclusion(phase(node), MapReader.read(node));
    }

    private int phase(SceneNode node) {
        return node.required("phase").oneOf(phases);
    }

    /** One number, or the smallest and the largest. */
    private static double[] range(SceneNode node) {
        double[] range = node.numbers();
        if (range.length != 2 || !(range[0] > 0) || !(range[1] >= range[0])) {
            throw node.error("expected [smallest, largest] above 0, got " + Arrays.toString(range));
        }
        return range;
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
