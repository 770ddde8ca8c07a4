package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.esmpy.bench.fit.RankRunner.Ranked;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.bench.plot.RankPicture;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.words.RankWords;
import org.esmpy.solver.rank.RankResult;

/** Writes the results of {@code esmpy rank}: {@code rank.json} and, if Java can draw text, {@code rank.png}. */
public final class RankFiles {
    private RankFiles() {}

    /** The document, for a file or for stdout. */
    public static String json(Ranked ranked, ResultSource source) throws IOException {
        return SettingsFiles.json()
                .writeValueAsString(new Document(
                        Version.current(),
                        source,
                        ranked.settings(),
                        ranked.settings().seed(),
                        ranked.result(),
                        RankWords.why(ranked.result()),
                        ranked.warnings()));
    }

    /**
     * @param source file or simulation of the data
     * @param folder existing folder
     */
    public static void write(Ranked ranked, ResultSource source, Path folder) throws IOException {
        Files.writeString(folder.resolve("rank.json"), json(ranked, source) + System.lineSeparator());
        if (Lettering.isPossible() && ranked.result().steps().size() > 1) {
            ImageIO.write(
                    new RankPicture().draw(ranked.result()),
                    "png",
                    folder.resolve("rank.png").toFile());
        }
    }

    /** The names of the components are the keys. */
    private record Document(
            String esmpyVersion,
            ResultSource input,
            FitSettings settings,
            long seed,
            RankResult rank,
            String why,
            List<String> warnings) {}
}
