package org.esmpy.sim.abundance;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;

/**
 * Abundances that are read from grey pictures, one for each phase: black is 0, white is 1. They must sum to one in each
 * pixel except for the rounding to grey levels, which is corrected.
 */
public final class Pictures implements AbundanceGenerator {
    /** Relative allowance for the rounding of the sums themselves. */
    private static final double SUM_ROUNDING = 1e-9;

    private final DMatrixRMaj abundances;
    private final ImageShape size;

    private Pictures(DMatrixRMaj abundances, ImageShape size) {
        this.abundances = abundances;
        this.size = size;
    }

    /**
     * Reads pictures.
     *
     * @param files grey PNG or TIFF pictures of 8 or 16 bits and one size, in the order of the phases
     * @throws IllegalArgumentException if they are not, or do not sum to one; names file or pixel
     */
    public static Pictures read(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("abundances need a picture for each phase, got none");
        }
        BufferedImage first = picture(files.get(0));
        ImageShape size = new ImageShape(first.getHeight(), first.getWidth());
        DMatrixRMaj h = new DMatrixRMaj(files.size(), size.pixels());
        double rounding = 0;
        for (int k = 0; k < files.size(); k++) {
            BufferedImage image = k == 0 ? first : picture(files.get(k));
            if (image.getHeight() != size.height() || image.getWidth() != size.width()) {
                throw new IllegalArgumentException(files.get(k) + " has " + image.getHeight() + " x " + image.getWidth()
                        + " pixels, but " + files.get(0) + " has " + size.height() + " x " + size.width());
            }
            double white = (1 << image.getSampleModel().getSampleSize(0)) - 1;
            rounding += 0.5 / white;
            Raster raster = image.getRaster();
            for (int p = 0; p < size.pixels(); p++) {
                h.set(k, p, raster.getSample(p % size.width(), p / size.width(), 0) / white);
            }
        }
        normalise(h, size, rounding);
        return new Pictures(h, size);
    }

    @Override
    public int phases() {
        return abundances.getNumRows();
    }

    @Override
    public DMatrixRMaj abundances(ImageShape shape) {
        if (!shape.equals(size)) {
            throw new IllegalArgumentException("the pictures of the phases have " + size.height() + " x " + size.width()
                    + " pixels, but the image has " + shape.height() + " x " + shape.width());
        }
        return abundances.copy();
    }

    private static void normalise(DMatrixRMaj h, ImageShape size, double rounding) {
        for (int p = 0; p < h.getNumCols(); p++) {
            double sum = 0;
            for (int k = 0; k < h.getNumRows(); k++) {
                sum += h.get(k, p);
            }
            if (!(Math.abs(sum - 1) <= rounding * (1 + SUM_ROUNDING))) {
                throw new IllegalArgumentException("the pictures must sum to one (white) in each pixel, but at row "
                        + p / size.width() + ", column " + p % size.width() + " they sum to " + sum);
            }
            for (int k = 0; k < h.getNumRows(); k++) {
                h.set(k, p, h.get(k, p) / sum);
            }
        }
    }

    private static BufferedImage picture(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such picture: " + file);
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as a picture: " + e.getMessage(), e);
        }
        if (image == null
                || image.getRaster().getNumBands() != 1
                || image.getType() == BufferedImage.TYPE_BYTE_INDEXED) {
            throw new IllegalArgumentException(file + " is not a grey picture; save it as grey PNG of 8 or 16 bits");
        }
        return image;
    }
}
