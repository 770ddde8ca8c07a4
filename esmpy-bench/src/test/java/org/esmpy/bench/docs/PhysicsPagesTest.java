package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed pages; {@link PhysicsPages} writes them anew. Pictures differ with the fonts of a machine. */
class PhysicsPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "physics");

    static Iterable<Map.Entry<String, String>> pages() {
        return PhysicsPages.texts().entrySet();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areWhatTheImplementationsSayOfThemselves(Map.Entry<String, String> page) {
        assertThat(FOLDER.resolve(page.getKey())).hasContent(page.getValue());
    }

    @Test
    void everyQuantityHasAPlot() {
        for (String quantity : PhysicsCatalog.defaults().sources().keySet()) {
            assertThat(FOLDER.resolve(quantity + ".png")).isNotEmptyFile();
            assertThat(PhysicsPlots.of(quantity).getSeriesCollection()).hasSizeGreaterThan(1);
        }
        assertThat(Files.exists(FOLDER.resolve("README.md"))).isTrue();
    }
}
