package org.esmpy.sim.scene;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value in a scene file together with its place. Every error message names source, line and key. */
final class SceneNode {
    private final String source;
    private final int line;
    private final String path;
    private final @Nullable String text;
    private final Map<String, SceneNode> entries;
    private final List<SceneNode> items;
    private final String kind;

    private SceneNode(
            String source,
            int line,
            String path,
            String kind,
            @Nullable String text,
            Map<String, SceneNode> entries,
            List<SceneNode> items) {
        this.source = source;
        this.line = line;
        this.path = path;
        this.kind = kind;
        this.text = text;
        this.entries = entries;
        this.items = items;
    }

    static SceneNode ofText(String source, int line, String path, String text) {
        return new SceneNode(source, line, path, "a value", text, Map.of(), List.of());
    }

    static SceneNode ofMap(String source, int line, String path, Map<String, SceneNode> entries) {
        return new SceneNode(source, line, path, "a group of keys", null, entries, List.of());
    }

    static SceneNode ofList(String source, int line, String path, List<SceneNode> items) {
        return new SceneNode(source, line, path, "a list", null, Map.of(), items);
    }

    /** The error for this value; its message begins with the place of the value. */
    IllegalArgumentException error(String message) {
        return new IllegalArgumentException(
                source + ", line " + line + ": " + (path.isEmpty() ? "" : path + ": ") + message);
    }

    /** Runs work on this value, so that its errors name the place of the value. */
    <T> T here(Function<SceneNode, T> work) {
        try {
            return work.apply(this);
        } catch (IllegalArgumentException wrong) {
            throw wrong.getMessage().startsWith(source + ", line ") ? wrong : error(wrong.getMessage());
        }
    }

    /** Refuses keys other than these. */
    SceneNode only(String... known) {
        entries();
        for (Map.Entry<String, SceneNode> entry : entries.entrySet()) {
            if (!List.of(known).contains(entry.getKey())) {
                throw entry.getValue()
                        .error("there is no such key; did you mean '" + NearestWord.of(entry.getKey(), List.of(known))
                                + "'? Known here: " + List.of(known));
            }
        }
        return this;
    }

    Map<String, SceneNode> entries() {
        if (!kind.equals("a group of keys")) {
            throw error("expected a group of keys, got " + kind);
        }
        return entries;
    }

    List<SceneNode> items() {
        if (!kind.equals("a list")) {
            throw error("expected a list, got " + kind);
        }
        return items;
    }

    Optional<SceneNode> optional(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    SceneNode required(String key) {
        return optional(key).orElseThrow(() -> error("the key '" + key + "' is missing"));
    }

    String text() {
        if (text == null) {
            throw error("expected a single value, got " + kind);
        }
        return text;
    }

    /** A finite number. */
    double number() {
        try {
            double number = Double.parseDouble(text());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw error("expected a number, got '" + text() + "'");
        }
        throw error("expected a finite number, got " + text());
    }

    double positive() {
        double number = number();
        if (!(number > 0)) {
            throw error("must be above 0, got " + text());
        }
        return number;
    }

    double atLeastZero() {
        double number = number();
        if (!(number >= 0)) {
            throw error("must be at least 0, got " + text());
        }
        return number;
    }

    /** A whole number from {@code least} to {@code most}. */
    int whole(int least, int most) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw error("expected a whole number, got '" + text() + "'");
        }
        throw error("must lie between " + least + " and " + most + ", got " + text());
    }

    boolean yes() {
        if (!text().equals("true") && !text().equals("false")) {
            throw error("expected true or false, got '" + text() + "'");
        }
        return Boolean.parseBoolean(text());
    }

    /** Position of a word among those that may stand here. */
    int oneOf(Collection<String> words) {
        int index = List.copyOf(words).indexOf(text());
        if (index < 0) {
            throw error("there is no '" + text() + "'; did you mean '" + NearestWord.of(text(), words) + "'? Known: "
                    + words);
        }
        return index;
    }

    double[] numbers() {
        return items().stream().mapToDouble(SceneNode::number).toArray();
    }
}
