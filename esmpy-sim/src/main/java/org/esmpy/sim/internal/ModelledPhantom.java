package org.esmpy.sim.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.CountSampler;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;

/** A phantom of which everything has been computed. */
public final class ModelledPhantom implements Phantom {
    private final String id;
    private final String description;
    private final SpectrumImage blank;
    private final GroundTruth truth;

    /**
     * @param blank an image without counts on the axes of the phantom, with acquisition, elements and the notes that do
     *     not depend on the dose
     * @param truth the truth at a dose of one count per pixel
     */
    public ModelledPhantom(String id, String description, SpectrumImage blank, GroundTruth truth) {
        this.id = id;
        this.description = description;
        this.blank = blank;
        this.truth = truth;
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
        DMatrixRMaj spectra = truth.spectra().copy();
        CommonOps_DDRM.scale(dose, spectra);
        GroundTruth scaled =
                new GroundTruth(truth.phaseNames(), truth.abundances().copy(), spectra, truth.compositions());
        return truth.thickness()
                .map(thickness -> scaled.withThickness(thickness.copy()))
                .orElse(scaled);
    }

    @Override
    public SpectrumImage simulate(double dose, RandomGenerator random) {
        GroundTruth scaled = truth(dose);
        CountMatrix counts = new CountSampler(scaled.spectra()).sample(scaled.amounts(), random);
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
}
