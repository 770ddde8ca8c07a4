package example;

import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.relaxation.RelaxationTables;

/**
 * Gryziński's classical ionisation cross-section of a subshell with n electrons and edge I, at the overvoltage U = E/I:
 * {@code σ = n σ0/I² · 1/U · ((U-1)/(U+1))^1.5 · (1 + 2/3 (1 - 1/(2U)) ln(2.7 + √(U-1)))} with σ0 = 6.51e-20 cm² keV².
 */
public final class Gryzinski implements IonizationCrossSection {
    private static final double SIGMA0_CM2_KEV2 = 6.51e-20;

    private final RelaxationData edges = RelaxationTables.xraylib4();

    @Override
    public String id() {
        return "gryzinski-1965";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(
                "M. Gryzinski, Phys. Rev. 138 (1965) A336-A358",
                "https://doi.org/10.1103/PhysRev.138.A336",
                "edges of " + edges.id(),
                "σ = n σ0/I² g(U), U = E/I, g(U) = 1/U ((U-1)/(U+1))^1.5 (1 + 2/3 (1 - 1/(2U)) ln(2.7 + √(U-1)))",
                "non-relativistic: wrong by tens of per cent above some 50 keV",
                "K and L only; full subshells");
    }

    @Override
    public double crossSectionCm2(int z, Subshell shell, double beamKeV) {
        if (!(beamKeV > 0 && beamKeV < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(id() + " needs a positive finite beam energy, got " + beamKeV + " keV");
        }
        if (!covers(z, shell)) {
            throw new UnsupportedRangeException(id() + " has no edge of the subshell " + shell + " of Z = " + z);
        }
        double edgeKeV = edges.edgeKeV(z, shell);
        double u = beamKeV / edgeKeV;
        if (u <= 1) {
            return 0;
        }
        double g =
                Math.pow((u - 1) / (u + 1), 1.5) / u * (1 + 2.0 / 3 * (1 - 0.5 / u) * Math.log(2.7 + Math.sqrt(u - 1)));
        return electrons(shell) * SIGMA0_CM2_KEV2 / (edgeKeV * edgeKeV) * g;
    }

    @Override
    public boolean covers(int z, Subshell shell) {
        try {
            return shell.compareTo(Subshell.L3) <= 0 && edges.shells(z).contains(shell);
        } catch (UnsupportedRangeException e) {
            return false;
        }
    }

    private static int electrons(Subshell shell) {
        return switch (shell) {
            case K, L1, L2 -> 2;
            case L3 -> 4;
            default -> throw new IllegalArgumentException(shell + " is not covered");
        };
    }
}
