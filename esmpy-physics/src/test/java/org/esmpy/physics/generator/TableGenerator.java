package org.esmpy.physics.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the tables that come from xraylib into a resource folder. */
public final class TableGenerator {
    private TableGenerator() {}

    /** @param arguments the folder {@code src/main/resources} of this module */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]).resolve("org/esmpy/physics");
        for (TableText table : tables()) {
            Files.writeString(folder.resolve(table.path()), table.text());
        }
    }

    static List<TableText> tables() {
        return Stream.concat(RelaxationText.all().stream(), AttenuationText.all().stream())
                .toList();
    }
}
