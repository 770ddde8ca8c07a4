package org.esmpy.physics.emission;

import java.io.IOException;
import java.nio.file.Path;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.esmpy.physics.relaxation.RelaxationTables;

/**
 * The emission spectra that come with this module, and others made from an ionisation and a relaxation, or read from a
 * file.
 */
public final class EmissionSpectra {
    private EmissionSpectra() {}

    /**
     * {@code bote-salvat-2009} ionisation and {@code xraylib-4} relaxation, full cascade; id {@code bote-xraylib-4}.
     */
    public static EmissionLines boteXraylib4() {
        return Shared.BOTE_XRAYLIB_4;
    }

    /** The same with {@code xraylib-4-0}, whose L yields of Sn, Sb, W and Re differ; id {@code bote-xraylib-4-0}. */
    public static EmissionLines boteXraylib40() {
        return Shared.BOTE_XRAYLIB_4_0;
    }

    /**
     * Lines from any ionisation and relaxation.
     *
     * @param id   id of the combination, kebab-case
     * @param mode which decays feed a line
     */
    public static EmissionLines cascade(
            String id, IonizationCrossSection ionization, RelaxationData relaxation, CascadeMode mode) {
        return new CascadeEmission(id, ionization, relaxation, mode);
    }

    /**
     * Lines read from a file, which holds for one beam energy; id {@code tabulated}.
     *
     * @param file CSV as {@code esmpy lines --format csv} writes it: {@code element} (symbol or atomic number), {@code
     *     line} ({@code K-L3}), {@code siegbahn} (may be empty), {@code energy_keV}, {@code cross_section_cm2}
     * @throws org.esmpy.physics.TableFormatException if the file is not such a table; names line and column
     */
    public static EmissionLines ofTable(Path file) throws IOException {
        return TabulatedEmission.of(file);
    }

    /**
     * Any lines with cross-sections rescaled so that measured k-factors hold; its id with {@code -k-factors} appended.
     *
     * @param file CSV with {@code element}, {@code line} ({@code K-L3}, {@code Ka1}, or {@code Ka} for the family) and
     *     {@code k}; the first row is the reference
     * @throws org.esmpy.physics.TableFormatException if the file is not such a table; names line and column
     */
    public static EmissionLines withKFactors(EmissionLines lines, Path file) throws IOException {
        return KFactors.of(lines, file);
    }

    private static final class Shared {
        static final EmissionLines BOTE_XRAYLIB_4 = cascade(
                "bote-xraylib-4",
                IonizationCrossSections.boteSalvat2009(),
                RelaxationTables.xraylib4(),
                CascadeMode.FULL);
        static final EmissionLines BOTE_XRAYLIB_4_0 = cascade(
                "bote-xraylib-4-0",
                IonizationCrossSections.boteSalvat2009(),
                RelaxationTables.xraylib40(),
                CascadeMode.FULL);
    }
}
