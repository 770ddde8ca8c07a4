package org.esmpy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scene of two oxides that costs little. */
public final class TwoOxides {
    private TwoOxides() {}

    /** Writes {@code small.yaml}, 12×16 pixels. */
    public static Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), """
                id: small
                size: [12, 16]
                energy: {firstKeV: 0.2, widthKeV: 0.05, channels: 160}
                phases:
                  - {name: MgO, atoms: {Mg: 1, O: 1}, densityGPerCm3: 3.6}
                  - {name: FeO, atoms: {Fe: 1, O: 1}, densityGPerCm3: 5.7}
                geometry:
                  grains: {count: 6, shares: [0.7, 0.3]}
                """);
    }
}
