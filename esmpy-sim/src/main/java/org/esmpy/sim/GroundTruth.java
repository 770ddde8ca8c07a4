package org.esmpy.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * The true phases of a simulated image: their abundances, spectra and compositions. The metadata of the image hold them
 * as the matrices {@code "truth/abundance"} (K×P), {@code "truth/spectra"} (L×K) and {@code "truth/composition"} (at.%,
 * a row per element, K columns), where the specimen is not even also {@code "truth/thickness"} (1×P), and the notes
 * {@code "truth/phases"} and {@code "truth/elements"} (names, separated by commas).
 *
 * <p>The matrices are shared, not copied: they must not be written to.
 */
public final class GroundTruth {
    private static final String ABUNDANCE = "truth/abundance";
    private static final String SPECTRA = "truth/spectra";
    private static final String THICKNESS = "truth/thickness";
    private static final String COMPOSITION = "truth/composition";
    private static final String PHASES = "truth/phases";
    private static final String ELEMENTS = "truth/elements";

    private static final double PERCENT = 100;

    private final List<String> phaseNames;
    private final DMatrixRMaj abundances;
    private final DMatrixRMaj spectra;
    private final List<Composition> compositions;
    private final Optional<DMatrixRMaj> thickness;

    /**
     * The truth about a specimen of even thickness.
     *
     * @param phaseNames   names of the K phases, all different, not blank and without commas
     * @param abundances   H, K×P: how much of each phase is in each pixel; shared
     * @param spectra      G·W, L×K: expected counts of a pixel that is entirely one phase; shared
     * @param compositions what the K phases consist of
     * @throws IllegalArgumentException if the numbers of phases differ
     */
    public GroundTruth(
            List<String> phaseNames, DMatrixRMaj abundances, DMatrixRMaj spectra, List<Composition> compositions) {
        this(phaseNames, abundances, spectra, compositions, Optional.empty());
    }

    private GroundTruth(
            List<String> phaseNames,
            DMatrixRMaj abundances,
            DMatrixRMaj spectra,
            List<Composition> compositions,
            Optional<DMatrixRMaj> thickness) {
        int phases = phaseNames.size();
        if (abundances.getNumRows() != phases || spectra.getNumCols() != phases || compositions.size() != phases) {
            throw new IllegalArgumentException("the truth names " + phases + " phases, but has abundances of "
                    + abundances.getNumRows() + ", spectra of " + spectra.getNumCols() + " and compositions of "
                    + compositions.size());
        }
        if (phaseNames.stream().anyMatch(name -> name.isBlank() || name.contains(","))
                || phaseNames.stream().distinct().count() < phases) {
            throw new IllegalArgumentException(
                    "phases need different names that are not blank and have no comma, got " + phaseNames);
        }
        this.phaseNames = List.copyOf(phaseNames);
        this.abundances = abundances;
        this.spectra = spectra;
        thickness.ifPresent(value -> {
            if (value.getNumElements() != abundances.getNumCols()) {
                throw new IllegalArgumentException("the truth has abundances of " + abundances.getNumCols()
                        + " pixels, but thicknesses of " + value.getNumElements());
            }
        });
        this.compositions = List.copyOf(compositions);
        this.thickness = thickness;
    }

    /**
     * The truth in the metadata of an image; empty if there is none.
     *
     * @throws IllegalArgumentException if part of it is missing, or it does not fit the image
     */
    public static Optional<GroundTruth> of(SpectrumImage image) {
        ImageMetadata metadata = image.metadata();
        if (metadata.matrix(ABUNDANCE).isEmpty()) {
            return Optional.empty();
        }
        GroundTruth truth = new GroundTruth(
                names(metadata, PHASES),
                matrix(metadata, ABUNDANCE),
                matrix(metadata, SPECTRA),
                compositions(metadata),
                metadata.matrix(THICKNESS));
        int pixels = truth.abundances.getNumCols();
        int channels = truth.spectra.getNumRows();
        if (pixels != image.counts().pixels() || channels != image.counts().channels()) {
            throw new IllegalArgumentException("the truth is of " + channels + " channels x " + pixels
                    + " pixels, but the image has " + image.counts().channels() + " channels x "
                    + image.counts().pixels() + " pixels");
        }
        return Optional.of(truth);
    }

    /**
     * Some channels of an image with the truth about them, which cropping alone drops.
     *
     * @param image   the image before it was cropped; may carry no truth
     * @param cropped the same pixels and neighbouring channels of it
     * @throws IllegalArgumentException if the image carries a truth that cannot be used
     */
    public static SpectrumImage keep(SpectrumImage image, SpectrumImage cropped) {
        Optional<GroundTruth> truth = of(image);
        if (truth.isEmpty()) {
            return cropped;
        }
        int first = image.energy().nearestChannel(cropped.energy().centreKeV(0));
        GroundTruth left =
                truth.get().cropEnergy(first, first + cropped.energy().channels());
        Map<String, DMatrixRMaj> matrices = new TreeMap<>(cropped.metadata().matrices());
        for (String name : List.of(ABUNDANCE, COMPOSITION, THICKNESS)) {
            image.metadata().matrix(name).ifPresent(matrix -> matrices.put(name, matrix)); // the same bits
        }
        matrices.put(SPECTRA, left.spectra());
        return cropped.withMetadata(cropped.metadata().withMatrices(matrices));
    }

    /** {@code metadata} with this truth instead of any other. */
    public ImageMetadata attachTo(ImageMetadata metadata) {
        Map<String, DMatrixRMaj> matrices = new TreeMap<>(metadata.matrices());
        matrices.put(ABUNDANCE, abundances);
        matrices.put(SPECTRA, spectra);
        matrices.put(COMPOSITION, compositionAtPct());
        matrices.remove(THICKNESS);
        thickness.ifPresent(value -> matrices.put(THICKNESS, value));
        Map<String, String> notes = new TreeMap<>(metadata.notes());
        notes.put(PHASES, String.join(",", phaseNames));
        notes.put(
                ELEMENTS,
                String.join(",", elements().stream().map(Element::symbol).toList()));
        return metadata.withMatrices(matrices).withNotes(notes);
    }

    /**
     * The truth of some of the channels.
     *
     * @param first first channel
     * @param end   channel after the last
     * @throws IllegalArgumentException if there are no such channels
     */
    public GroundTruth cropEnergy(int first, int end) {
        if (first < 0 || first >= end || end > spectra.getNumRows()) {
            throw new IllegalArgumentException(
                    "the truth has channels 0 to " + spectra.getNumRows() + ", not " + first + " to " + end);
        }
        return new GroundTruth(
                phaseNames,
                abundances,
                CommonOps_DDRM.extract(spectra, first, end, 0, spectra.getNumCols()),
                compositions,
                thickness);
    }

    /**
     * This truth for a specimen whose thickness varies.
     *
     * @param value thickness of each pixel, 1×P, in units of the thickness to which {@link #spectra} belong; at least
     *     0; shared
     * @throws IllegalArgumentException if the number of pixels differs
     */
    public GroundTruth withThickness(DMatrixRMaj value) {
        return new GroundTruth(phaseNames, abundances, spectra, compositions, Optional.of(value));
    }

    /** Number of phases, K. */
    public int phases() {
        return phaseNames.size();
    }

    /** Names of the phases. */
    public List<String> phaseNames() {
        return phaseNames;
    }

    /** H, K×P: how much of each phase is in each pixel; a column is 0 where there is no specimen. Shared: read only. */
    public DMatrixRMaj abundances() {
        return abundances;
    }

    /** G·W, L×K: expected counts of a pixel that is entirely one phase. Shared: read only. */
    public DMatrixRMaj spectra() {
        return spectra;
    }

    /**
     * Thickness of each pixel, 1×P, in units of the thickness to which {@link #spectra} belong; empty if it is 1
     * everywhere. Shared: read only.
     */
    public Optional<DMatrixRMaj> thickness() {
        return thickness;
    }

    /** H with each pixel times its thickness, K×P: the expected counts are {@code spectra · amounts}. Shared or new. */
    public DMatrixRMaj amounts() {
        if (thickness.isEmpty()) {
            return abundances;
        }
        DMatrixRMaj amounts = abundances.copy();
        for (int i = 0; i < amounts.getNumElements(); i++) {
            amounts.data[i] *= thickness.get().data[i % amounts.getNumCols()];
        }
        return amounts;
    }

    /** What the phases consist of. */
    public List<Composition> compositions() {
        return compositions;
    }

    /** Elements of all phases, by atomic number. */
    public SortedSet<Element> elements() {
        SortedSet<Element> elements = new TreeSet<>();
        compositions.forEach(composition -> elements.addAll(composition.elements()));
        return elements;
    }

    /** Atomic per cent; a new matrix with a row per element of {@link #elements()} in that order, and K columns. */
    public DMatrixRMaj compositionAtPct() {
        List<Element> elements = List.copyOf(elements());
        DMatrixRMaj percent = new DMatrixRMaj(elements.size(), phases());
        for (int k = 0; k < phases(); k++) {
            for (int e = 0; e < elements.size(); e++) {
                percent.set(e, k, PERCENT * compositions.get(k).atomicFraction(elements.get(e)));
            }
        }
        return percent;
    }

    private static List<Composition> compositions(ImageMetadata metadata) {
        DMatrixRMaj percent = matrix(metadata, COMPOSITION);
        List<Element> elements =
                names(metadata, ELEMENTS).stream().map(Element::of).toList();
        if (elements.size() != percent.getNumRows()) {
            throw new IllegalArgumentException("the note " + ELEMENTS + " has " + elements.size() + " elements, but "
                    + COMPOSITION + " has " + percent.getNumRows() + " rows");
        }
        List<Composition> compositions = new ArrayList<>();
        for (int k = 0; k < percent.getNumCols(); k++) {
            Map<Element, Double> amounts = new TreeMap<>();
            for (int e = 0; e < elements.size(); e++) {
                amounts.put(elements.get(e), percent.get(e, k));
            }
            compositions.add(Composition.ofAtoms(amounts));
        }
        return compositions;
    }

    private static DMatrixRMaj matrix(ImageMetadata metadata, String name) {
        return metadata.matrix(name).orElseThrow(() -> incomplete(name));
    }

    private static List<String> names(ImageMetadata metadata, String name) {
        return List.of(Optional.ofNullable(metadata.notes().get(name))
                .orElseThrow(() -> incomplete(name))
                .split(","));
    }

    private static IllegalArgumentException incomplete(String missing) {
        return new IllegalArgumentException(
                "the image carries " + ABUNDANCE + ", but not " + missing + "; its truth cannot be used");
    }
}
