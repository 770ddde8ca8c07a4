package org.esmpy.bench.study.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.esmpy.model.ImageShape;

/**
 * Collects the maps for a {@link MapGrid}. Maps that are compared as shares of the counts, since abundances do not sum
 * to one, have rows of their own with a mark, below the truth in the same scale.
 */
final class MapRows {
    private static final String TRUTH = "truth";
    private static final String MARK = " *";
    private static final String NOTE = "abundance";
    private static final String SHARES_NOTE =
            "abundance; * share of the counts of a pixel, where abundances do not sum to 1";

    private final Set<String> abundances = new LinkedHashSet<>();
    private final Set<String> shares = new LinkedHashSet<>();
    private final List<MapGrid.Block> blocks = new ArrayList<>();

    /** Begins a block. */
    void begin(String title, List<String> phases) {
        blocks.add(new MapGrid.Block(title, phases, new LinkedHashMap<>()));
    }

    /**
     * Adds maps to the last block.
     *
     * @param ofShares whether they are shares of the counts
     * @param truth    a map for each phase
     * @param found    a map for each phase
     */
    void add(String solver, boolean ofShares, List<double[]> truth, List<double[]> found) {
        String mark = ofShares ? MARK : "";
        (ofShares ? shares : abundances).addAll(List.of(TRUTH + mark, solver + mark));
        Map<String, List<double[]>> maps = blocks.get(blocks.size() - 1).maps();
        maps.put(TRUTH + mark, truth);
        maps.put(solver + mark, found);
    }

    /**
     * The grid of the collected maps.
     *
     * @param side longer side of a map
     */
    MapGrid grid(ImageShape shape, int side) {
        List<String> rows = new ArrayList<>(abundances);
        rows.addAll(shares);
        return new MapGrid(shape, side, rows, blocks, shares.isEmpty() ? NOTE : SHARES_NOTE);
    }
}
