package org.esmpy.sim.scene;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into nodes that know their lines. */
final class SceneYaml {
    /** Groups within groups that no scene needs. */
    private static final int MAX_DEPTH = 20;

    private final JsonParser parser;
    private final String source;

    private SceneYaml(JsonParser parser, String source) {
        this.parser = parser;
        this.source = source;
    }

    /**
     * @param text   the document
     * @param source what it is called in messages
     * @throws IllegalArgumentException if it is no YAML; names source and line
     */
    static SceneNode read(String text, String source) {
        YAMLFactory factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException(source + " is empty; a scene needs size, phases and geometry");
            }
            return new SceneYaml(parser, source)
                    .node("", parser.currentTokenLocation().getLineNr(), 0);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
            throw new IllegalArgumentException(source + (line > 0 ? ", line " + line : "") + ": " + reason, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    private SceneNode node(String path, int line, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    source + ", line " + line + ": more than " + MAX_DEPTH + " groups within each other");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, SceneNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                entries.put(key, node(path.isEmpty() ? key : path + "." + key, keyLine, depth + 1));
            }
            return SceneNode.ofMap(source, line, path, entries);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<SceneNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int itemLine = parser.currentTokenLocation().getLineNr();
                items.add(node(path + "[" + (items.size() + 1) + "]", itemLine, depth + 1));
            }
            return SceneNode.ofList(source, line, path, items);
        }
        return SceneNode.ofText(source, line, path, parser.getText());
    }
}
