package org.esmpy.io.velox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.esmpy.io.SideImage;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.PixelMeans;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * Reads the images of a Velox file: those of scanning detectors, as the mean of their frames, and the maps that Velox
 * computed from the spectra. Each has the title under which Velox shows it, or else the name of its detector.
 */
final class VeloxImages {
    static final String IMAGES = "Data/Image";

    private static final String DISPLAYS = "Displays/ImageDisplay";
    private static final int AXES = 3;
    private static final int MAX_IMAGES = 1024;

    private final Hdf5File file;
    private final Map<String, String> titles = new HashMap<>();

    VeloxImages(Hdf5File file) {
        this.file = file;
        file.root()
                .find(DISPLAYS)
                .ifPresent(displays ->
                        displays.names().forEach(name -> displays.text(name).ifPresent(this::addTitle)));
    }

    /**
     * Reads all images, those of scanning detectors first; leaves out images whose values are not real numbers, such as
     * Fourier transforms.
     */
    List<SideImage> read() {
        List<SideImage> scanned = new ArrayList<>();
        List<SideImage> made = new ArrayList<>();
        Optional<Hdf5Group> images = file.root().find(IMAGES);
        for (String name : images.map(group -> List.copyOf(group.names())).orElse(List.of())) {
            Optional<Hdf5Group> group = images.get().group(name);
            Optional<Hdf5Data> data = group.flatMap(image -> image.data("Data"));
            if (data.filter(VeloxImages::isImage).isEmpty()) {
                continue;
            }
            if (scanned.size() + made.size() == MAX_IMAGES) {
                throw images.get().error("holds more than " + MAX_IMAGES + " images");
            }
            VeloxJson metadata = metadata(group.get());
            boolean isScanned = metadata.text("/BinaryResult/DetectorIndex").isPresent();
            (isScanned ? scanned : made).add(image(group.get(), data.get(), metadata));
        }
        scanned.addAll(made);
        return scanned;
    }

    private static boolean isImage(Hdf5Data data) {
        long[] shape = data.shape();
        return data.numberType().isPresent()
                && shape.length == AXES
                && Arrays.stream(shape).allMatch(length -> length > 0);
    }

    private SideImage image(Hdf5Group group, Hdf5Data data, VeloxJson metadata) {
        float[] values = PixelMeans.read(data, 2);
        String name = Optional.ofNullable(titles.get(group.name()))
                .or(() -> metadata.text("/BinaryResult/Detector"))
                .orElse("image");
        SideImage image = SideImage.of(name, new ImageShape((int) data.shape()[0], (int) data.shape()[1]), values);
        Optional<PixelSize> pixelSize = VeloxMetadata.pixelSize(metadata);
        return pixelSize.map(image::withPixelSize).orElse(image);
    }

    private static VeloxJson metadata(Hdf5Group group) {
        return group.data("Metadata").map(table -> VeloxJson.column(table, 0)).orElseGet(VeloxJson::empty);
    }

    /** Adds the title of a display, which refers to its image through the entry of what it shows. */
    private void addTitle(String display) {
        parsed(
                display,
                json -> json.text("/title")
                        .ifPresent(title -> json.text("/data")
                                .flatMap(this::textAt)
                                .ifPresent(reference -> parsed(
                                        reference,
                                        shown -> shown.text("/dataPath")
                                                .ifPresent(path -> titles.putIfAbsent(
                                                        path.substring(path.lastIndexOf('/') + 1), title))))));
    }

    private static void parsed(String text, Consumer<VeloxJson> use) {
        try {
            use.accept(VeloxJson.of(text));
        } catch (JsonProcessingException e) {
            // a display that cannot be read gives no title
        }
    }

    /** The text of a dataset whose whole path is given. */
    private Optional<String> textAt(String path) {
        int end = path.lastIndexOf('/');
        return end < 1
                ? Optional.empty()
                : file.root().find(path.substring(1, end)).flatMap(group -> group.text(path.substring(end + 1)));
    }
}
