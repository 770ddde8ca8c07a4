package org.esmpy.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the direction of the modules and the rules that every module obeys. */
class ArchitectureTest {
    private static final JavaClasses ESMPY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.esmpy");

    /** A class for each structure of HDF5, which belong together. */
    private static final Set<String> LARGE = Set.of("org.esmpy.io.internal.hdf5");

    @Test
    void modulesDependInOneDirectionOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("physics")
                .definedBy("org.esmpy.physics..")
                .layer("model")
                .definedBy("org.esmpy.model..")
                .layer("solver")
                .definedBy("org.esmpy.solver..")
                .layer("io")
                .definedBy("org.esmpy.io..")
                .layer("sim")
                .definedBy("org.esmpy.sim..")
                .layer("bench")
                .definedBy("org.esmpy.bench..")
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("solver")
                .mayOnlyBeAccessedByLayers("bench")
                .whereLayer("io")
                .mayOnlyBeAccessedByLayers("bench")
                .whereLayer("sim")
                .mayOnlyBeAccessedByLayers("bench")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("solver", "io", "sim", "bench")
                .check(ESMPY);
    }

    @Test
    void solversNeverSeeAnEnergy() {
        noClasses()
                .that()
                .resideInAPackage("org.esmpy.solver..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.esmpy.model.EnergyAxis")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.esmpy.physics..", "org.esmpy.model.edx..")
                .check(ESMPY);
    }

    @Test
    void guiceStaysInItsPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..guice..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(ESMPY);
    }

    @Test
    void hdf5StaysInIo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.esmpy.io..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jhdf..")
                .check(ESMPY);
    }

    /** Solvers share the small systems of equations that the model solves; the module exports them to no one else. */
    @Test
    void internalPackagesStayInTheirModule() {
        for (String module : new String[] {"physics", "model", "solver", "io", "sim"}) {
            String guest = module.equals("model") ? "org.esmpy.solver.." : "org.esmpy." + module + "..";
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.esmpy." + module + "..", guest)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.esmpy." + module + "..internal..")
                    .allowEmptyShould(true)
                    .check(ESMPY);
        }
    }

    @Test
    void modulesHaveNoCyclesBetweenThem() {
        slices().matching("org.esmpy.(*)..").should().beFreeOfCycles().check(ESMPY);
    }

    @Test
    void packagesHaveNoCyclesBetweenThem() {
        slices().matching("org.esmpy.(**)").should().beFreeOfCycles().check(ESMPY);
    }

    /** A package with more than 25 classes has the reason in its description. */
    @Test
    void packagesAreSmall() {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (JavaClass type : ESMPY) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                classes.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                        .add(type.getSimpleName());
            }
        }
        classes.keySet().removeAll(LARGE);
        assertThat(classes)
                .allSatisfy((name, types) -> assertThat(types).as(name).hasSizeLessThanOrEqualTo(25));
    }

    @Test
    void publicTypesHaveDifferentNames() {
        Map<String, Set<String>> packages = new TreeMap<>();
        for (JavaClass type : ESMPY) {
            if (type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)) {
                packages.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getPackageName());
            }
        }
        packages.values().removeIf(names -> names.size() == 1);
        assertThat(packages).isEmpty();
    }

    @Test
    void thereIsNoStaticMutableState() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(ESMPY);
    }

    @Test
    void namesSayWhatTheClassIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils)$")
                .check(ESMPY);
    }

    @Test
    void onlyTheCommandPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.esmpy.bench.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ESMPY);
    }
}
