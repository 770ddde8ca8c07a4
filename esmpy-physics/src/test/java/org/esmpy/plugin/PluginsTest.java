package org.esmpy.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final String CONTINUUM = Continuum.class.getName();
    private static final String BODY = """
            implements org.esmpy.physics.Continuum {
                public String id() { return ID; }
                public org.esmpy.physics.Provenance provenance() {
                    return new org.esmpy.physics.Provenance("me", "", "1", "1", "all", "");
                }
                public java.util.List<org.esmpy.physics.ContinuumTerm> terms(
                        double beamKeV, double topKeV, org.esmpy.physics.Composition specimen) {
                    return java.util.List.of(new org.esmpy.physics.ContinuumTerm("flat", keV -> 1));
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Path good;

    @BeforeAll
    static void compile() throws IOException {
        good = new TestJar()
                .type("Flat", continuum("\"flat\""))
                .service(CONTINUUM, "Flat")
                .manifest("Implementation-Version", "1.2")
                .write(folder.resolve("good.jar"));
    }

    private static String continuum(String id) {
        return BODY.replace("ID", id);
    }

    private static PhysicsCatalog catalog(Path... jars) {
        Plugins plugins = Plugins.none();
        for (Path jar : jars) {
            plugins = plugins.withJars(jar);
        }
        return PhysicsCatalog.installed(plugins);
    }

    private static List<String> sentences(PhysicsCatalog catalog) {
        return catalog.leftOut().stream().map(Fault::sentence).toList();
    }

    @Test
    void aJarIsListedWithItsNameAndVersion() {
        PhysicsCatalog catalog = catalog(good);
        assertThat(catalog.leftOut()).isEmpty();
        assertThat(catalog.continuum("flat").terms(200, 20, null)).hasSize(1);
        Origin origin = catalog.registries().get("continuum").origin("flat");
        assertThat(origin).hasToString("good.jar 1.2");
        assertThat(origin.path()).contains(good);
        assertThat(catalog.registries().get("continuum").origin("lifshin")).isEqualTo(Origin.ESMPY);
    }

    @Test
    void whatIsBrokenIsLeftOutWithOneLineEachAndTheRestWorks() throws IOException {
        Path jar = new TestJar()
                .type("Other", "{}")
                .type(
                        "Throwing",
                        continuum("\"throwing\"")
                                .replaceFirst(
                                        "\\{",
                                        "{ public Throwing() { throw new IllegalStateException(\"no licence\"); }"))
                .type("Secret", continuum("\"secret\"").replaceFirst("\\{", "{ private Secret() {}"))
                .type("Nameless", continuum("null"))
                .type("Loud", continuum("\"LOUD one\""))
                .type("Base", "{}")
                .type("Derived", "extends Base " + continuum("\"derived\""))
                .type("Taken", continuum("\"lifshin\""))
                .type("Fine", continuum("\"fine\""))
                .type(
                        "Unsourced",
                        continuum("\"unsourced\"")
                                .replace(
                                        "new org.esmpy.physics.Provenance(\"me\", \"\", \"1\", \"1\", \"all\", \"\")",
                                        "null"))
                .service(
                        CONTINUUM,
                        "Other",
                        "Throwing",
                        "Secret",
                        "Nameless",
                        "Absent",
                        "Loud",
                        "Derived",
                        "Taken",
                        "Fine",
                        "Unsourced")
                .write(folder.resolve("bad.jar"), "Base");
        PhysicsCatalog catalog = catalog(jar, good);
        assertThat(catalog.continuum("fine").id()).isEqualTo("fine");
        assertThat(catalog.continuum("flat").id()).isEqualTo("flat");
        assertThat(catalog.continuum("lifshin").getClass().getName()).startsWith("org.esmpy.");
        assertThat(sentences(catalog))
                .allSatisfy(line ->
                        assertThat(line).startsWith("plug-in bad.jar: p.").doesNotContain("\n"))
                .anySatisfy(
                        line -> assertThat(line).endsWith("p.Other is left out: it does not implement " + CONTINUUM))
                .anySatisfy(line -> assertThat(line).contains("p.Throwing is left out: ", "no licence"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("p.Secret is left out: it has no public constructor without arguments"))
                .anySatisfy(line -> assertThat(line).contains("p.Nameless is left out: its id is 'null'"))
                .anySatisfy(line -> assertThat(line).contains("p.Absent is left out: there is no such class"))
                .anySatisfy(line -> assertThat(line).contains("p.Loud is left out: its id is 'LOUD one'"))
                .anySatisfy(line -> assertThat(line).contains("p.Derived is left out: the class p.Base is missing"))
                .anySatisfy(line ->
                        assertThat(line).contains("p.Taken is left out: the continuum 'lifshin' is also in esmpy"))
                .anySatisfy(line -> assertThat(line).contains("p.Unsourced is left out: ", "provenance() is null"))
                .hasSize(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.continuum("derived"))
                .withMessageContaining("no continuum 'derived'; available: ")
                .withMessageContaining("p.Derived is left out: the class p.Base is missing");
    }

    @Test
    void twoJarsWithOneIdAreBothLeftOut() throws IOException {
        Path rival = new TestJar()
                .type("Flat", continuum("\"flat\""))
                .service(CONTINUUM, "Flat")
                .write(folder.resolve("rival.jar"));
        PhysicsCatalog catalog = catalog(good, rival);
        assertThat(sentences(catalog))
                .containsExactly(
                        "plug-in good.jar: p.Flat is left out: the continuum 'flat' is also in rival.jar (p.Flat)",
                        "plug-in rival.jar: p.Flat is left out: the continuum 'flat' is also in good.jar (p.Flat)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.continuum("flat"))
                .withMessageContaining("good.jar")
                .withMessageContaining("rival.jar");
    }

    @Test
    void eachJarHasClassesOfItsOwn() throws IOException {
        Path other = new TestJar()
                .type("Flat", continuum("\"other\""))
                .service(CONTINUUM, "Flat")
                .write(folder.resolve("other.jar"));
        PhysicsCatalog catalog = catalog(good, other);
        assertThat(catalog.leftOut()).isEmpty();
        assertThat(catalog.continuum("other").getClass())
                .isNotSameAs(catalog.continuum("flat").getClass());
    }

    @Test
    void aFolderGivesAllItsJarsButThoseThatAreNone() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(good, plugins.resolve("a.jar"));
        Files.writeString(plugins.resolve("b.jar"), "no zip");
        new TestJar().manifest("Esmpy-Requires", "many").write(plugins.resolve("c.jar"));
        Files.writeString(plugins.resolve("readme.txt"), "ignored");
        Plugins found = Plugins.none().withJars(plugins);
        assertThat(found.loaders()).hasSize(1);
        assertThat(found.faults().stream().map(Fault::sentence))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("plug-in b.jar: the jar is left out: it is not a jar ("),
                        line -> assertThat(line).startsWith("plug-in c.jar: ").contains("Esmpy-Requires: many"));
    }

    @Test
    void aPlaceThatIsNamedMustBeUsable() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.none().withJars(text))
                .withMessageContaining("text.jar cannot be taken: it is not a jar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugins.none().withJars(folder.resolve("nowhere")))
                .withMessageContaining("no folder or jar of plug-ins")
                .withMessageContaining("nowhere");
    }

    @Test
    void aNewerEsmpyIsAskedForByVersion() {
        EsmpyVersion.require("0.1", "0.1.0-SNAPSHOT");
        EsmpyVersion.require("0.9", "0.10");
        EsmpyVersion.require("0.9", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EsmpyVersion.require("0.2", "0.1.0-SNAPSHOT"))
                .withMessage("it needs esmpy 0.2, this is esmpy 0.1.0-SNAPSHOT");
    }

    @Test
    void anOwnProgramMayGiveWhatItMakes() {
        Continuum own = catalog(good).continuum("flat");
        Plugins plugins = Plugins.none().with(Continuum.class, own, Origin.ESMPY);
        assertThat(PhysicsCatalog.installed(plugins).continuum("flat")).isSameAs(own);
        assertThat(plugins.find(Continuum.class).faults()).isEmpty();
        assertThat(Registry.of("continuum", Set.of(own), Continuum::id).ids()).containsExactly("flat");
    }

    @Test
    void nothingIsInstalledOnTheClassPathOfThisTest() {
        assertThat(PhysicsCatalog.installed().continuum("lifshin").id()).isEqualTo("lifshin");
        assertThat(PhysicsCatalog.installed().leftOut()).isEmpty();
    }
}
