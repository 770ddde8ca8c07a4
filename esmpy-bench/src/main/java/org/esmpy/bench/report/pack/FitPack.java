package org.esmpy.bench.report.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/** Packs the numbers of one fit for the scripts of the page. */
public final class FitPack {
    /** Bytes of all maps of a page before compression. */
    private static final long MAP_BYTES = 3_200_000;

    private static final long ERROR_BYTES = 800_000;
    private static final long TRUTH_BYTES = 1_600_000;
    private static final double USUAL_FWHM_EV = 130;

    private final FitFolder fit;
    private final int fits;
    private final Pack pack = new Pack();

    private FitPack(FitFolder fit, int fits) {
        this.fit = fit;
        this.fits = fits;
    }

    /**
     * The packed numbers, base64.
     *
     * @param fits number of fits that share the page
     */
    public static String of(FitFolder fit, int fits) throws IOException {
        FitPack packing = new FitPack(fit, fits);
        packing.write();
        return packing.pack.base64();
    }

    private void write() throws IOException {
        ObjectNode header = pack.header();
        header.put("title", fit.title());
        header.put(
                "onSimplex",
                fit.result().at("/settings/solver/simplex").asText().equals("H"));
        Optional<LineTable> lines = fit.table("lines.csv").map(LineTable::of);
        new SpectraPack(fit, pack).write(lines);
        CompositionPack.into(pack, fit);
        writeTrace();
        Optional<NpyArray> maps = fit.maps();
        if (maps.isEmpty()) {
            return;
        }
        ImageShape shape = new ImageShape(maps.get().shape()[1], maps.get().shape()[2]);
        double[][] abundances = rows(maps.get(), shape.pixels());
        header.put("height", shape.height()).put("width", shape.width());
        header.set(
                "abundanceSums",
                pack.floats(Arrays.stream(abundances)
                        .mapToDouble(map -> Arrays.stream(map).sum())
                        .toArray()));
        SideImagePack.into(pack, fit, shape.height(), shape.width());
        MapPack packing = new MapPack(pack, shape);
        header.set("abundances", packing.add(abundances, MAP_BYTES / fits));
        Optional<NpyArray> errors = fit.array("H_se.npy");
        if (errors.isPresent()) {
            header.set("abundanceErrors", packing.add(rows(errors.get(), shape.pixels()), ERROR_BYTES / fits));
        }
        TruthPack.into(pack, fit, packing, TRUTH_BYTES / fits);
        fit.image()
                .filter(image -> image.shape().equals(shape))
                .ifPresent(image -> writeData(image, abundances, lines));
    }

    private void writeData(SpectrumImage image, double[][] abundances, Optional<LineTable> lines) {
        image.pixelSize()
                .ifPresent(size -> pack.header()
                        .putObject("pixelSize")
                        .put("value", size.value())
                        .put("unit", size.unit()));
        double fwhm = fit.result().at("/calibration/fwhmMnKaEV/value").asDouble(USUAL_FWHM_EV);
        new RegionPack(image, abundances, fits)
                .into(
                        pack,
                        lines.map(all -> all.windows(
                                        image.energy().lowestKeV(),
                                        image.energy().highestKeV(),
                                        fwhm))
                                .orElse(List.of()));
    }

    private static double[][] rows(NpyArray maps, int pixels) {
        double[][] rows = new double[maps.shape()[0]][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = Arrays.copyOfRange(maps.values(), k * pixels, (k + 1) * pixels);
        }
        return rows;
    }

    private void writeTrace() throws IOException {
        Optional<CsvTable.Content> table = fit.table("trace.csv");
        if (table.isPresent()) {
            ObjectNode trace = pack.header().putObject("trace");
            trace.set("iteration", pack.floats(FitFolder.numbers(table.get(), "iteration")));
            trace.set("objective", pack.floats(FitFolder.numbers(table.get(), "objective")));
        }
    }
}
