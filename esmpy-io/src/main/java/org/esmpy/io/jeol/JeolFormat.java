package org.esmpy.io.jeol;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SideImage;
import org.esmpy.io.SideImageReader;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.FileBytes;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.SpectrumImage;

/**
 * Reads files of JEOL Analysis Station: {@code .pts} maps, alone or named by their {@code .ASW} project, and
 * {@code .eds} spectra.
 *
 * <p>Source: the layout as found in files of Analysis Station, and the sheet of metadata of the JEOL_eds project.
 */
public final class JeolFormat implements SpectrumImageReader, SideImageReader {
    private static final int BEGIN_BYTES = EdsSpectrum.HEADER_BYTES;

    @Inject
    public JeolFormat() {}

    @Override
    public String id() {
        return "jeol";
    }

    @Override
    public String description() {
        return "JEOL Analysis Station: maps (.pts, or the .ASW project) and spectra (.eds)";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        return kind(file)
                .map(kind -> ProbeResult.accepted("the header of a JEOL " + kind.words))
                .orElseGet(() -> ProbeResult.refused("no header of a map, project or spectrum of JEOL"));
    }

    @Override
    public boolean keepsPartsApart() {
        return true;
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        Kind kind = requiredKind(file);
        if (!options.segments().isEmpty()) {
            throw new IllegalArgumentException(
                    file.getFileName() + ": a JEOL file has one detector; read it without --segments");
        }
        SpectrumImage image = switch (kind) {
            case MAP -> PtsMap.read(file, options, progress);
            case PROJECT -> AswProject.read(file).image(options, progress);
            case SPECTRUM -> EdsSpectrum.read(file, options, progress);
        };
        return options.overrides().applyTo(image);
    }

    @Override
    public List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException {
        return switch (requiredKind(file)) {
            case MAP ->
                PtsMap.electrons(file, ReadBudget.of(file, options)).stream().toList();
            case PROJECT -> AswProject.read(file).sideImages(options);
            case SPECTRUM -> List.of();
        };
    }

    private static Kind requiredKind(Path file) throws IOException {
        return kind(file)
                .orElseThrow(() -> SpectrumFormatException.atOffset(
                        file, 0, "has no header of a map (.pts), a project (.ASW) or a spectrum (.eds) of JEOL"));
    }

    private static Optional<Kind> kind(Path file) throws IOException {
        ByteBuffer begin = FileBytes.begin(file, BEGIN_BYTES, ByteOrder.LITTLE_ENDIAN);
        if (PtsMap.isIn(begin)) {
            return Optional.of(Kind.MAP);
        }
        if (AswProject.isIn(begin)) {
            return Optional.of(Kind.PROJECT);
        }
        return EdsSpectrum.isIn(begin) ? Optional.of(Kind.SPECTRUM) : Optional.empty();
    }

    /** Kinds of files. */
    private enum Kind {
        MAP("map (.pts)"),
        PROJECT("project (.ASW)"),
        SPECTRUM("spectrum (.eds)");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
