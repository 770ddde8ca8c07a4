package org.esmpy.bench.report;

import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.esmpy.bench.report.pack.FitPack;
import org.esmpy.bench.report.units.OxideFile;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.study.StudyFolder;
import org.esmpy.bench.study.figure.StudyFigures;
import org.esmpy.model.SpectrumImage;

/** Builds {@code report.html} from the files that a fit, a comparison, a study or the demo wrote into a folder. */
public final class Report {
    private static final String NAME = "report.html";

    /** Depth of folders to which fits are searched. */
    private static final int DEEPEST_FIT = 3;

    private Report() {}

    /** Writes the report of a folder, with compositions in the units that the fits were asked for. */
    public static Path write(Path folder, Path into) throws IOException {
        return write(folder, into, false);
    }

    /**
     * Writes the report of a folder, and the figures of a study.
     *
     * @param folder with {@code result.json}, or with {@code runs.csv} and folders of fits
     * @param into   folder for the page, figures and tables; holds none yet
     * @param oxides whether the page opens with compositions as oxides, which a single fit also gets as {@code
     *               oxides.csv}
     * @return the file
     * @throws IllegalArgumentException if the folder holds no results
     */
    public static Path write(Path folder, Path into, boolean oxides) throws IOException {
        boolean fit = Files.exists(folder.resolve("result.json"));
        boolean runs = Files.exists(folder.resolve("runs.csv"));
        if (!fit && !runs) {
            throw new IllegalArgumentException(folder + " holds neither a result.json nor a runs.csv to report on");
        }
        List<DomContent> sections = new ArrayList<>();
        if (runs) {
            sections.add(RunsSection.of(folder.resolve("runs.csv")));
            if (StudyFolder.isOne(folder)) {
                sections.add(StudySection.of(StudyFigures.write(folder, into)));
            }
        }
        List<Source> fits = new ArrayList<>();
        for (Path result : fits(folder)) {
            fits.add(new Source(result, folder.relativize(result).toString().replace('\\', '/')));
        }
        return write(fit ? "" : "Comparison", sections, fits, into, oxides);
    }

    /**
     * Writes one report that compares several fits.
     *
     * @param folders each with {@code result.json}
     * @param into    folder for the page; holds none yet
     * @param oxides  whether the page opens with compositions as oxides
     * @return the file
     * @throws IllegalArgumentException if a folder holds no fit
     */
    public static Path write(List<Path> folders, Path into, boolean oxides) throws IOException {
        List<Source> fits = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.exists(folder.resolve("result.json"))) {
                throw new IllegalArgumentException(folder
                        + " holds no result.json; a report of several folders needs folders of fits; give the"
                        + " folder of a comparison or study alone");
            }
            fits.add(new Source(folder, folder.toString()));
        }
        return write("Fits side by side", List.of(), fits, into, oxides);
    }

    /**
     * Writes the report of a fit whose data is in memory.
     *
     * @param folder with {@code result.json}
     * @param image  the fitted data
     * @param into   folder for the page; holds none yet
     * @return the file
     */
    public static Path write(Path folder, SpectrumImage image, Path into) throws IOException {
        FitFolder fit = FitFolder.of(folder, "", Optional.of(image));
        writeOxides(fit, into);
        return write(fit.input(), List.of(), List.of(packed(fit, 0, 1)), into, new BesideSection());
    }

    /** Reads the fits one after the other, so that the data of one is in memory at a time. */
    private static Path write(String title, List<DomContent> sections, List<Source> fits, Path into, boolean oxides)
            throws IOException {
        List<Page.Fit> packed = new ArrayList<>();
        BesideSection beside = new BesideSection();
        String name = title;
        for (Source source : fits) {
            FitFolder fit = FitFolder.read(source.folder(), source.name()).withOxides(oxides);
            if (fits.size() > 1) {
                beside.add(fit);
            } else {
                writeOxides(fit, into);
            }
            packed.add(packed(fit, packed.size(), fits.size()));
            name = name.isEmpty() ? fit.input() : name;
        }
        return write(name, sections, packed, into, beside);
    }

    private static Path write(
            String title, List<DomContent> sections, List<Page.Fit> fits, Path into, BesideSection beside)
            throws IOException {
        List<DomContent> above = new ArrayList<>(sections);
        beside.content().ifPresent(above::add);
        return Files.writeString(
                into.resolve(NAME), Page.of("esmpy: " + title, above, fits), StandardOpenOption.CREATE_NEW);
    }

    private static void writeOxides(FitFolder fit, Path into) throws IOException {
        if (fit.showsOxides()) {
            OxideFile.write(fit, into);
        }
    }

    private static Page.Fit packed(FitFolder fit, int number, int fits) throws IOException {
        return new Page.Fit(fit.title(), FitSection.of(fit, Page.id(number)), FitPack.of(fit, fits));
    }

    /** A folder of a fit, and the name of the fit. */
    private record Source(Path folder, String name) {}

    private static List<Path> fits(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEEPEST_FIT)) {
            return files.filter(file -> file.endsWith("result.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }
}
