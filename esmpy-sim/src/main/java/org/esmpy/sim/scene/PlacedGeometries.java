package org.esmpy.sim.scene;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.esmpy.sim.abundance.DiscKind;
import org.esmpy.sim.abundance.Even;
import org.esmpy.sim.abundance.Layers;
import org.esmpy.sim.abundance.ParticleKind;
import org.esmpy.sim.abundance.Particles;
import org.esmpy.sim.abundance.ScatteredDiscs;
import org.esmpy.sim.abundance.StackLayer;

/** Reads geometries whose parts name their phases: discs, layers and particles. */
final class PlacedGeometries {
    /** Largest number of grains or of particles of a kind in a scene. */
    static final int MAX_COUNT = 1_000_000;

    private final List<String> phases;
    private final double nominalPx;
    private final Function<SceneNode, Geometry> others;

    /**
     * @param phases    names of the phases
     * @param nominalPx nominal thickness, pixels
     * @param others    reads the geometry in which the discs lie
     */
    PlacedGeometries(List<String> phases, double nominalPx, Function<SceneNode, Geometry> others) {
        this.phases = phases;
        this.nominalPx = nominalPx;
        this.others = others;
    }

    /** Discs lie in the first phase, or in another geometry. */
    Geometry discs(SceneNode node) {
        node.only("kinds", "in");
        Geometry base = node.optional("in").map(others).orElse(draw -> {
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
        return new DiscKind(phase(node), node.required("count").whole(1, MAX_COUNT), radii[0], radii[1]);
    }

    Geometry layers(SceneNode node) {
        node.only("stack", "wavePx", "roughnessPx");
        List<StackLayer> stack = node.required("stack").items().stream()
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

    private StackLayer layer(SceneNode node) {
        node.only("phase", "px");
        return new StackLayer(
                phase(node), node.optional("px").map(SceneNode::positive).orElse(Double.POSITIVE_INFINITY));
    }

    Geometry particles(SceneNode node) {
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
                node.required("count").whole(1, MAX_COUNT),
                radii[0],
                radii[1]);
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
}
