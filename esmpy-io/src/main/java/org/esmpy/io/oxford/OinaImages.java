package org.esmpy.io.oxford;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.SideImage;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.io.internal.hdf5.PixelMeans;
import org.esmpy.model.ImageShape;

/** Reads the images of a slice: electron images, and the maps that AZtec computed from the spectra. */
final class OinaImages {
    private static final String ELECTRONS = "Electron Image";
    private static final int MAX_IMAGES = 1024;

    private final OinaSlice slice;
    private final List<SideImage> images = new ArrayList<>();

    OinaImages(OinaSlice slice) {
        this.slice = slice;
    }

    /** Reads all images, the electron images first. */
    List<SideImage> read() {
        slice.group().find(ELECTRONS).ifPresent(this::addElectrons);
        List<OinaDetector> detectors = slice.detectors();
        for (OinaDetector detector : detectors) {
            ImageShape shape = detector.header().shape();
            for (Hdf5Data map : detector.maps(shape)) {
                String name = lastNames(map);
                add(detectors.size() > 1 ? detector.name() + " " + name : name, map, detector.header(), shape);
            }
        }
        return images;
    }

    private void addElectrons(Hdf5Group technique) {
        OinaHeader header = OinaHeader.of(technique);
        ImageShape shape = header.shape();
        OinaDetector.images(technique, shape).forEach(image -> add(lastNames(image), image, header, shape));
    }

    private void add(String name, Hdf5Data data, OinaHeader header, ImageShape shape) {
        if (images.size() == MAX_IMAGES) {
            throw slice.group().error("holds more than " + MAX_IMAGES + " images");
        }
        SideImage image = SideImage.of(name, shape, PixelMeans.read(data, 1));
        images.add(header.pixelSize().map(image::withPixelSize).orElse(image));
    }

    /** The last two names of the path, e.g. {@code "Window Integral Fe Kα1"}. */
    private static String lastNames(Hdf5Data data) {
        String[] names = data.path().split("/");
        return names[names.length - 2] + " " + names[names.length - 1];
    }
}
