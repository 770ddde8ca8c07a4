package org.esmpy.sim.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountSampler;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;

/** A phantom whose spectra and abundances have been computed; it only scales them to the dose and draws the counts. */
public final class ModelledPhantom implements Phantom {
    private final String id;
    private final String description;
    private final SpectrumImage blank;
    private final GroundTruth truth;
    private final Optional<Recorded> recorded;

    /**
     * @param blank an image without counts on the axes of the phantom, with acquisition, elements and the notes that do
     *     not depend on the dose
     * @param truth the truth at a dose of one count per pixel
     */
    public ModelledPhantom(String id, String description, SpectrumImage blank, GroundTruth truth) {
        this(id, description, blank, truth, Optional.empty());
    }

    /**
     * A phantom whose counts are drawn from something other than its truth, because of imperfections.
     *
     * @param recorded what the counts are drawn from instead of the truth
     */
    public ModelledPhantom(
            String id, String description, SpectrumImage blank, GroundTruth truth, Optional<Recorded> recorded) {
        this.id = id;
        this.description = description;
        this.blank = blank;
        this.truth = truth;
        this.recorded = recorded;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public GroundTruth truth(double dose) {
        if (!(dose > 0 && dose < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a dose must be positive and finite, got " + dose + " counts per pixel");
        }
        DMatrixRMaj spectra = scaled(truth.spectra(), dose);
        GroundTruth scaled =
                new GroundTruth(truth.phaseNames(), truth.abundances().copy(), spectra, truth.compositions());
        return truth.thickness()
                .map(thickness -> scaled.withThickness(thickness.copy()))
                .orElse(scaled);
    }

    @Override
    public SpectrumImage simulate(double dose, RandomGenerator random) {
        GroundTruth scaled = truth(dose);
        CountMatrix counts = recorded.map(what -> new CountSampler(what.spectra(dose)).sample(what.amounts(), random))
                .orElseGet(() -> new CountSampler(scaled.spectra()).sample(scaled.amounts(), random));
        Map<String, String> notes = new TreeMap<>(blank.metadata().notes());
        notes.put("simulation/phantom", id);
        notes.put("simulation/dose", Double.toString(dose));
        ImageMetadata metadata = blank.metadata()
                .withTitle(id + ", " + dose + " counts per pixel")
                .withNotes(notes);
        SpectrumImage image = SpectrumImage.of(counts, blank.shape(), blank.energy())
                .withAcquisition(blank.acquisition())
                .withMetadata(scaled.attachTo(metadata));
        return blank.pixelSize().map(image::withPixelSize).orElse(image);
    }

    private static DMatrixRMaj scaled(DMatrixRMaj spectra, double dose) {
        DMatrixRMaj result = spectra.copy();
        CommonOps_DDRM.scale(dose, result);
        return result;
    }

    /**
     * Spectra and amounts of everything that contributes counts: the phases and, for example, stray lines.
     *
     * @param unitSpectra L×J at a dose of one count per pixel: the phases and the other contributions
     * @param amounts     J×P
     */
    public record Recorded(DMatrixRMaj unitSpectra, DMatrixRMaj amounts) {
        DMatrixRMaj spectra(double dose) {
            return scaled(unitSpectra, dose);
        }
    }
}
