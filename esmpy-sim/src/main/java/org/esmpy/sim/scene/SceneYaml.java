package org.esmpy.sim.scene;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads YAML text into nodes with line numbers. */
final class SceneYaml {
    /** Largest depth of nested groups; no scene needs as many. */
    private static final int MAX_DEPTH = 20;

    private final YAMLParser parser;
    private final String source;

    private SceneYaml(YAMLParser parser, String source) {
        this.parser = parser;
        this.source = source;
    }

    /**
     * @param text   the document
     * @param source name of the document in messages
     * @throws IllegalArgumentException if it is no YAML; names source and line
     */
    static SceneNode read(String text, String source) {
        YAMLFactory factory = new YAMLFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (YAMLParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException(source + " is empty; a scene needs size, phases and geometry");
            }
            SceneNode root = new SceneYaml(parser, source)
                    .node("", parser.currentTokenLocation().getLineNr(), 0);
            parser.nextToken(); // the end of the document
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException(
                        source + ", line " + parser.currentTokenLocation().getLineNr()
                                + ": a scene is one document; another one begins here");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(source + (line > 0 ? ", line " + line : "") + ": " + words(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    /** What the parser did and what stopped it, without the excerpts of the text, which are indented. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith(" "))
                .collect(Collectors.joining(": "));
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
        SceneNode value = SceneNode.ofText(source, line, path, parser.getText());
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            throw value.error("there is no value");
        }
        if (parser.isCurrentAlias()) {
            throw value.error("aliases (*" + parser.getText() + ") are not understood; write the value again");
        }
        return value;
    }
}
