package org.esmpy.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles plug-ins for tests. */
public final class TestJar {
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> entries = new TreeMap<>();
    private final Manifest manifest = new Manifest();

    public TestJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** A class of the package {@code p}; the text goes on after its name. */
    public TestJar type(String name, String rest) {
        sources.put(name, "package p; public class " + name + " " + rest);
        return this;
    }

    /** A class with whatever stands before it: {@code text} is all of it but the package {@code p}. */
    public TestJar source(String name, String text) {
        sources.put(name, "package p; " + text);
        return this;
    }

    /** Names classes of the package {@code p} as services. */
    public TestJar service(String interfaceName, String... classes) {
        String lines = Stream.of(classes).map(name -> "p." + name + "\n").reduce("", String::concat);
        entries.put("META-INF/services/" + interfaceName, lines);
        return this;
    }

    public TestJar manifest(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /**
     * Writes the jar.
     *
     * @param without classes that are left out of it
     */
    public Path write(Path jar, String... without) throws IOException {
        Path folder = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(folder);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest);
                Stream<Path> classes = Files.list(folder.resolve("p"))) {
            for (Path type : classes.sorted().toList()) {
                String name = type.getFileName().toString();
                if (!List.of(without).contains(name.replace(".class", ""))) {
                    zip.putNextEntry(new ZipEntry("p/" + name));
                    Files.copy(type, zip);
                }
            }
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private void compile(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        Files.createDirectories(folder.resolve("p"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        StringWriter complaints = new StringWriter();
        if (sources.isEmpty()) {
            return;
        }
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        new OutputStream() {
                            @Override
                            public void write(int letter) {
                                complaints.write(letter);
                            }
                        },
                        arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(complaints.toString());
        }
    }
}
