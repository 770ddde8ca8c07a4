package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Folders of files as a person could have them, and what is in a folder. */
public final class Tree {
    /** Names that esmpy itself uses, in which it must not see more than names. */
    private static final List<String> NAMES = List.of(
            "result.json",
            "runs.csv",
            "solvers.json",
            "solvers.json.part",
            "W.csv",
            "report.html",
            "report.html.part",
            "esmpy-files.json",
            "thesis.tex",
            "maps/phase_1.png",
            "nmf/result.json",
            "dose-18/esmpy/W.csv",
            "claim",
            "files/W.csv",
            ".esmpy/W.csv",
            ".esmpy/claim",
            "summary.csv",
            "rank.json",
            "ready/W.csv",
            "ä ö.txt");

    private static final List<String> CONTENTS =
            List.of("\n", "mine", "{}", "{\"mine\": 1}", "phantom,dose\n", "esmpy", "[]", "{\"files\": []}");

    private Tree() {}

    /** Puts one to eight files, and now and then a link, into a folder. */
    public static void grow(Path folder, RandomGenerator random) throws IOException {
        int files = 1 + random.nextInt(8);
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve(NAMES.get(random.nextInt(NAMES.size())));
            if (Files.exists(file) || Files.isSymbolicLink(file)) {
                continue;
            }
            Files.createDirectories(file.getParent());
            if (random.nextInt(8) == 0) {
                Files.createSymbolicLink(file, folder.resolveSibling("elsewhere.txt"));
            } else {
                Files.writeString(file, CONTENTS.get(random.nextInt(CONTENTS.size())));
            }
        }
    }

    /** What every file below a folder holds, and where every link leads. */
    public static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            String name = folder.relativize(file).toString();
            if (Files.isSymbolicLink(file)) {
                tree.put(name, "to " + Files.readSymbolicLink(file));
            } else if (Files.isRegularFile(file)) {
                tree.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return tree;
    }
}
