package org.esmpy.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.knowm.xchart.BitmapEncoder;

/** Writes a page for each quantity of the physics, from what its implementations say of themselves. */
public final class PhysicsPages {
    private PhysicsPages() {}

    /** @param arguments the folder {@code docs/physics} */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, String> page : texts().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        for (String quantity : PhysicsCatalog.defaults().sources().keySet()) {
            ImageIO.write(
                    BitmapEncoder.getBufferedImage(PhysicsPlots.of(quantity)),
                    "png",
                    folder.resolve(quantity + ".png").toFile());
        }
    }

    /** Text of every page by file name. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        StringBuilder index = new StringBuilder(
                "# Physics\n\nWhat every quantity is, where its numbers come from and how far they can be trusted.\n\n");
        Map<String, List<? extends PhysicsSource>> sources =
                PhysicsCatalog.defaults().sources();
        sources.forEach((quantity, own) -> {
            PhysicsPage page = PhysicsPage.of(quantity);
            texts.put(quantity + ".md", page.markdown(quantity, own));
            index.append("- [")
                    .append(page.title())
                    .append("](")
                    .append(quantity)
                    .append(".md)\n");
        });
        texts.put("README.md", index.toString());
        return texts;
    }
}
