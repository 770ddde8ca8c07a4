package org.esmpy.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.io.npy.NpyArray;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.SpectrumImage;

/**
 * Reads the files that a fit wrote into its folder. Every file but {@code result.json} may be missing, since earlier
 * versions wrote fewer.
 */
public final class FitFolder {
    private final Path folder;
    private final String name;
    private final JsonNode result;
    private final Optional<SpectrumImage> image;
    private final boolean oxides;
    private final Map<String, Optional<CsvTable.Content>> tables = new HashMap<>();
    private Optional<NpyArray> maps = Optional.empty();
    private boolean mapsRead;

    private FitFolder(Path folder, String name, JsonNode result, Optional<SpectrumImage> image, boolean oxides) {
        this.oxides = oxides;
        this.folder = folder;
        this.name = name;
        this.result = result;
        this.image = image;
    }

    /**
     * @param folder with {@code result.json}
     * @param name   name of the fit; empty for the name of its input
     */
    public static FitFolder read(Path folder, String name) throws IOException {
        Path file = folder.resolve("result.hspy");
        Optional<SpectrumImage> image = Files.exists(file)
                ? Optional.of(new HspyFormat().read(file, ReadOptions.defaults(), ProgressListener.none()))
                : Optional.empty();
        return of(folder, name, image);
    }

    /**
     * The files of a fit whose data is in memory.
     *
     * @param image the fitted data
     */
    public static FitFolder of(Path folder, String name, Optional<SpectrumImage> image) throws IOException {
        return new FitFolder(folder, name, SettingsFiles.readTree(folder.resolve("result.json")), image, false);
    }

    public Path file(String file) {
        return folder.resolve(file);
    }

    public JsonNode result() {
        return result;
    }

    public Optional<SpectrumImage> image() {
        return image;
    }

    /** Name of the fit. */
    public String title() {
        return name.isEmpty() ? input() : name;
    }

    /** Name of the input file, without its folders. */
    public String input() {
        String path = result.at("/input/path").asText();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Whether a page opens with compositions as oxides. */
    public boolean showsOxides() {
        return oxides || result.at("/settings/specimen/oxides").asBoolean();
    }

    /** The same fit, with compositions as oxides or not. */
    public FitFolder withOxides(boolean asked) {
        return new FitFolder(folder, name, result, image, asked);
    }

    public Optional<NpyArray> array(String file) throws IOException {
        return Files.exists(file(file)) ? Optional.of(NpyFiles.read(file(file))) : Optional.empty();
    }

    public Optional<CsvTable.Content> table(String file) throws IOException {
        if (!tables.containsKey(file)) {
            tables.put(file, Files.exists(file(file)) ? Optional.of(CsvTable.read(file(file))) : Optional.empty());
        }
        return tables.get(file);
    }

    /** The abundances; empty if there are none or they are no maps. */
    public Optional<NpyArray> maps() throws IOException {
        if (!mapsRead) {
            maps = array("H.npy").filter(found -> found.shape().length == 3);
            mapsRead = true;
        }
        return maps;
    }

    /** The spectra of the phases, L×K; empty if there are none. */
    public Optional<DMatrixRMaj> spectra() throws IOException {
        return table("spectra.csv").map(table -> {
            List<String> names = phases(table, "");
            DMatrixRMaj spectra = new DMatrixRMaj(table.rows().size(), names.size());
            for (int k = 0; k < names.size(); k++) {
                double[] column = numbers(table, names.get(k));
                for (int l = 0; l < column.length; l++) {
                    spectra.set(l, k, column[l]);
                }
            }
            return spectra;
        });
    }

    /** A column of a table as numbers; NaN for cells that are empty or no number. */
    public static double[] numbers(CsvTable.Content table, String column) {
        return table.rows().stream()
                .mapToDouble(row -> number(row.cells().getOrDefault(column, "")))
                .toArray();
    }

    public static double number(String cell) {
        try {
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Names of the phases that have a column with this ending. */
    public static List<String> phases(CsvTable.Content table, String ending) {
        return table.header().stream()
                .filter(name -> name.startsWith("phase_") && name.endsWith(ending))
                .map(name -> name.substring(0, name.length() - ending.length()))
                .filter(name -> name.matches("phase_\\d+"))
                .toList();
    }
}
