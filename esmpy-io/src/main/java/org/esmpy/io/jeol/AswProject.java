package org.esmpy.io.jeol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.OneLine;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.io.internal.Siblings;
import org.esmpy.model.SpectrumImage;

/** Reads a JEOL project ({@code .ASW}): samples with views, whose images and maps are files beside it. */
final class AswProject {
    private static final String IMAGE = "IMG";
    private static final String MAP = "MAP,";
    private static final String CUBE = "MAP,PTTD,";
    private static final String SAMPLES = "SampleInfo";
    private static final int MAX_NAME_BYTES = 256;

    private final Path file;
    private final JeolEntry root;

    private AswProject(Path file, JeolEntry root) {
        this.file = file;
        this.root = root;
    }

    /** Whether the first bytes of a file are those of a dictionary. */
    static boolean isIn(ByteBuffer begin) {
        if (begin.limit() < JeolDictionary.ROOT_BYTES + 1 + Integer.BYTES) {
            return false;
        }
        boolean root = begin.getLong(0) == 0 && begin.getInt(8) == 0 && begin.get(JeolDictionary.ROOT_BYTES) == 1;
        int name = begin.getInt(JeolDictionary.ROOT_BYTES + 1);
        return root && name > 0 && name < MAX_NAME_BYTES;
    }

    /**
     * Reads the project, but none of its files.
     *
     * @throws SpectrumFormatException if it is damaged
     */
    static AswProject read(Path file) throws IOException {
        try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
            return new AswProject(file, JeolDictionary.read(bytes, 0, bytes.length()));
        }
    }

    /**
     * Reads the map of the view that the options name, or else the only one.
     *
     * @throws SpectrumFormatException  if the project holds no map, or one of its files is missing or damaged
     * @throws IllegalArgumentException if it holds several and none is named, or one that is not there
     */
    SpectrumImage image(ReadOptions options, ProgressListener progress) throws IOException {
        View view = view(options);
        SpectrumImage image = PtsMap.read(cube(view), options, progress);
        return image.withMetadata(image.metadata()
                .withTitle(view.entry().text("Memo"))
                .withElements(OneLine.elements(String.join(" ", view.elements()))));
    }

    /**
     * The images of that view: of electrons, and maps of lines. What is not in the folder of the project is left out.
     *
     * @throws SpectrumFormatException  if a file is damaged
     * @throws IllegalArgumentException if the project holds several maps and none is named, or one that is not there
     */
    List<SideImage> sideImages(ReadOptions options) throws IOException {
        View view = view(options);
        Path cube = cube(view);
        ReadBudget budget = ReadBudget.of(cube, options);
        List<SideImage> images = new ArrayList<>();
        for (JeolEntry data : below(view.entry(), "ViewData")) {
            String keyword = data.text("Keyword");
            boolean isImage = keyword.startsWith(IMAGE) || keyword.startsWith(MAP) && !keyword.startsWith(CUBE);
            Optional<Path> place = isImage ? locate(data.text("Filename")) : Optional.empty();
            if (place.isPresent()) {
                images.add(JeolImage.read(place.get(), keyword, budget));
            }
        }
        PtsMap.electrons(cube, budget).ifPresent(images::add);
        return images;
    }

    private Path cube(View view) throws IOException {
        return locate(view.fileName())
                .orElseThrow(() -> SpectrumFormatException.of(
                        file, "names the map " + view.fileName() + ", which is not in its folder"));
    }

    /** The file, whatever the case of its name and folders; never one outside of the folder of the project. */
    private Optional<Path> locate(String fileName) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || fileName.isEmpty() || fileName.indexOf('\0') >= 0 || fileName.contains(":")) {
            return Optional.empty();
        }
        Path target = folder.resolve(fileName.replace('\\', '/')).normalize();
        return target.startsWith(folder) ? Siblings.findIn(folder, folder.relativize(target)) : Optional.empty();
    }

    private View view(ReadOptions options) {
        List<View> views = views();
        if (views.isEmpty()) {
            throw SpectrumFormatException.of(file, "is a JEOL project without a map (an entry " + CUBE + ")");
        }
        List<View> chosen = views.stream()
                .filter(view -> options.experiment().map(view.name()::equals).orElse(true))
                .toList();
        if (chosen.size() != 1) {
            throw new IllegalArgumentException(file.getFileName() + ": name one of its maps with --experiment: "
                    + views.stream().map(View::name).toList());
        }
        return chosen.get(0);
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        for (JeolEntry sample : below(root, SAMPLES)) {
            for (JeolEntry view : below(sample, "ViewInfo")) {
                for (JeolEntry data : below(view, "ViewData")) {
                    if (data.text("Keyword").startsWith(CUBE)) {
                        views.add(new View(view, data.text("Filename")));
                    }
                }
            }
        }
        return views;
    }

    private static List<JeolEntry> below(JeolEntry entry, String name) {
        return entry.find(name).map(found -> List.copyOf(found.children())).orElse(List.of());
    }

    /**
     * A view with a map.
     *
     * @param entry entry of the view in the project
     * @param fileName where its map is, relative to the project, with backslashes
     */
    private record View(JeolEntry entry, String fileName) {
        /** The name of the map's file without its extension. */
        String name() {
            String name = fileName.substring(fileName.lastIndexOf('\\') + 1);
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }

        /** Symbols of the elements of which the project has line maps. */
        List<String> elements() {
            return below(entry, "ViewData").stream()
                    .map(data -> data.text("Keyword"))
                    .filter(keyword -> keyword.startsWith(MAP) && !keyword.startsWith(CUBE))
                    .map(keyword -> keyword.substring(MAP.length()).split("[ ,]")[0])
                    .distinct()
                    .toList();
        }
    }
}
