package org.esmpy.io.hspy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.io.Decomposition;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.internal.DenseCounts;
import org.esmpy.io.internal.hdf5.Hdf5Output;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;

/**
 * Writes one image in layout {@value #VERSION} of HyperSpy: the signal type is {@code EDS_SEM} up to
 * {@value #MAX_SEM_KEV} keV, above that, or if the beam is unknown, {@code EDS_TEM}.
 */
final class HspyWriting {
    private static final String VERSION = "3.1";
    /** Highest beam energy of scanning electron microscopes, keV. */
    private static final int MAX_SEM_KEV = 30;

    private final SpectrumImage image;
    private final WriteOptions options;

    /**
     * @throws IllegalArgumentException if the image cannot be written in this format
     */
    HspyWriting(SpectrumImage image, WriteOptions options) {
        this.image = image;
        this.options = options;
        options.decomposition().ifPresent(this::checkSizes);
        if (image.metadata().notes().keySet().stream().anyMatch(HspyWriting::isReserved)) {
            throw new IllegalArgumentException("notes of an image cannot be blank, begin with '_' or be called '"
                    + HspyMetadata.TITLE + "' in HyperSpy files, got "
                    + image.metadata().notes().keySet());
        }
    }

    void writeTo(Hdf5Output root) {
        root.put("file_format", "HyperSpy").put("file_format_version", VERSION);
        String title = image.metadata().title();
        Hdf5Output experiment = root.group(HspyExperiments.GROUP).group(HspyNames.experiment(title));
        writeAxes(experiment);
        experiment.put(HspyExperiments.DATA, image.counts(), image.shape());
        writeMetadata(experiment.group("metadata"));
        Hdf5Output matrices = experiment.group("original_metadata").group("esmpy");
        image.metadata().matrices().forEach((name, matrix) -> matrices.put(HspyNames.encode(name), matrix));
        options.decomposition().ifPresent(fit -> writeDecomposition(fit, experiment.group("learning_results")));
    }

    /**
     * Compares what was read back.
     *
     * @throws IOException if it differs
     */
    void check(SpectrumImage written) throws IOException {
        boolean same = written.shape().equals(image.shape())
                && written.energy().equals(image.energy())
                && written.pixelSize().isPresent() == image.pixelSize().isPresent()
                && DenseCounts.same(written.counts(), image.counts())
                && sameMatrices(written.metadata().matrices(), image.metadata().matrices());
        if (!same) {
            throw new IOException("what was written reads back differently: " + written + " instead of " + image
                    + "; the target was left alone");
        }
    }

    private void writeAxes(Hdf5Output experiment) {
        writePixelAxis(experiment.group("axis-0"), "y", image.shape().height());
        writePixelAxis(experiment.group("axis-1"), "x", image.shape().width());
        EnergyAxis energy = image.energy();
        Hdf5Output axis = experiment.group("axis-2");
        writeAxis(axis, "Energy", energy.channels());
        axis.put("offset", energy.firstCentreKeV())
                .put("scale", energy.widthKeV())
                .put("units", "keV")
                .put("navigate", false)
                .put("is_binned", true);
    }

    private void writePixelAxis(Hdf5Output axis, String name, int size) {
        writeAxis(axis, name, size);
        image.pixelSize().map(PixelSize::unit).ifPresent(unit -> axis.put("units", unit));
        axis.put("offset", 0.0)
                .put("scale", image.pixelSize().map(PixelSize::value).orElse(1.0))
                .put("navigate", true)
                .put("is_binned", false);
    }

    private static void writeAxis(Hdf5Output axis, String name, long size) {
        axis.put("_type", "UniformDataAxis").put("name", name).put("size", size);
    }

    private void writeMetadata(Hdf5Output group) {
        ImageMetadata metadata = image.metadata();
        Hdf5Output general = group.group("General").put(HspyMetadata.TITLE, metadata.title());
        Hdf5Output sample = group.group("Sample");
        metadata.notes().forEach((name, text) -> {
            if (HspyMetadata.SAMPLE_NOTES.contains(name)) {
                putNumberOrText(sample, name, text);
            } else if (!HspyInstrument.isNote(name)) {
                general.put(name, text);
            }
        });
        List<String> symbols = metadata.elements().stream().map(Element::symbol).toList();
        sample.put("_list_elements", symbols);
        boolean sem = image.acquisition().beamKeV().orElse(Double.MAX_VALUE) <= MAX_SEM_KEV;
        group.group("Signal")
                .put("signal_type", sem ? "EDS_SEM" : "EDS_TEM")
                .put("record_by", "spectrum")
                .put("quantity", "X-rays (Counts)");
        HspyAcquisition.write(
                image.acquisition(),
                metadata.notes(),
                group.group("Acquisition_instrument").group(sem ? "SEM" : "TEM"));
    }

    static void putNumberOrText(Hdf5Output place, String name, String text) {
        if (isNumber(text)) {
            place.put(name, Double.parseDouble(text));
        } else {
            place.put(name, text);
        }
    }

    private static boolean isNumber(String text) {
        try {
            return Double.toString(Double.parseDouble(text)).equals(text); // reads back as the same text
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void writeDecomposition(Decomposition fit, Hdf5Output results) {
        results.put("factors", fit.factors())
                .put("loadings", fit.loadings())
                .put("output_dimension", (long) fit.phases())
                .put("decomposition_algorithm", fit.algorithm());
    }

    private void checkSizes(Decomposition fit) {
        if (fit.factors().getNumRows() != image.energy().channels()
                || fit.loadings().getNumRows() != image.shape().pixels()) {
            throw new IllegalArgumentException("factors have " + fit.factors().getNumRows() + " channels and loadings "
                    + fit.loadings().getNumRows() + " pixels, but the image is " + image);
        }
    }

    private static boolean isReserved(String note) {
        return note.isBlank() || note.startsWith("_") || note.equals(HspyMetadata.TITLE) || note.contains("\0");
    }

    private static boolean sameMatrices(Map<String, DMatrixRMaj> a, Map<String, DMatrixRMaj> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(entry -> same(entry.getValue(), b.get(entry.getKey())));
    }

    private static boolean same(DMatrixRMaj a, DMatrixRMaj b) {
        return a.getNumRows() == b.getNumRows()
                && a.getNumCols() == b.getNumCols()
                && Arrays.equals(a.getData(), 0, a.getNumElements(), b.getData(), 0, b.getNumElements());
    }
}
