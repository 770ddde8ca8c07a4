package org.esmpy.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfection;
import org.junit.jupiter.api.Test;

/** The committed page; {@link ScenePages} draws its pictures anew. */
class ScenePagesTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void showsEveryPhantom() throws IOException {
        String page = Files.readString(DOCS.resolve("scenes.md"));
        assertThat(PhantomCatalog.defaults().phantoms()).allSatisfy(phantom -> {
            assertThat(page).contains("### `" + phantom.id() + "`", "(scenes/" + phantom.id() + ".png)");
            assertThat(DOCS.resolve("scenes").resolve(phantom.id() + ".png")).isNotEmptyFile();
            assertThat(page).contains("(scenes/" + phantom.id() + "-fits.png)");
            assertThat(DOCS.resolve("scenes").resolve(phantom.id() + "-fits.png"))
                    .isNotEmptyFile();
        });
    }

    @Test
    void namesEveryImperfectionWithItsMeaning() throws IOException {
        String page = Files.readString(DOCS.resolve("scenes.md"));
        assertThat(Imperfection.values())
                .allSatisfy(kind -> assertThat(page).contains("| `" + kind.key() + "` | " + kind.meaning() + " |"));
    }
}
