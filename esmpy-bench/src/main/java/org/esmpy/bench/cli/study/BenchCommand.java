package org.esmpy.bench.cli.study;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.esmpy.bench.speed.SpeedRatios;
import org.esmpy.bench.speed.SpeedScene;
import org.esmpy.solver.Problem;
import org.esmpy.solver.fit.FitResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code esmpy bench}: measures how much faster one solver is than others on this machine. */
@Command(
        name = "bench",
        description = "Compares the speeds of solvers on a simulated map: in one run, in turns, by medians of"
                + " the repeats.",
        footer = {
            "",
            "Examples:",
            "  esmpy bench",
            "  esmpy bench --purity 1 --against mu,squarem",
            "  esmpy bench --side 512 --against threads --most-seconds 60",
            "  java -Xmx2g -jar esmpy.jar bench --side 1024 --channels 4096 --phases 4 --against none"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final long SEED = 1;

    private final SpeedRatios ratios;

    @Spec
    private CommandSpec spec;

    @Option(names = "--side", paramLabel = "N", description = "Height and width of the map, pixels (default 128).")
    private int side = 128;

    @Option(names = "--channels", paramLabel = "N", description = "Channels (default 2000).")
    private int channels = 2000;

    @Option(names = "--columns", paramLabel = "N", description = "Columns of G (default 20).")
    private int columns = 20;

    @Option(names = "--phases", paramLabel = "K", description = "Phases (default 3).")
    private int phases = 3;

    @Option(names = "--dose", paramLabel = "N", description = "Counts per pixel (default 50).")
    private double dose = 50;

    @Option(
            names = "--purity",
            paramLabel = "SHARE",
            description = "Largest abundance of all phases but the first (default 0.5: they are nowhere pure, which is"
                    + " hard; 1: each has a pure place).")
    private double purity = 0.5;

    @Option(
            names = "--against",
            split = ",",
            paramLabel = "WHAT",
            description = "Solvers to compare with newton, 'threads' for two threads against one, or 'none'"
                    + " (default mu,squarem,threads).")
    private List<String> against = List.of("mu", "squarem", "threads");

    @Option(names = "--repeats", paramLabel = "N", description = "Repeats of each solver (default 3).")
    private int repeats = 3;

    @Option(
            names = "--most-seconds",
            paramLabel = "S",
            description = "Time after which a solver is stopped (default 30).")
    private double mostSeconds = 30;

    @Inject
    BenchCommand(SpeedRatios ratios) {
        this.ratios = ratios;
    }

    @Override
    public Integer call() {
        if (repeats < 1) {
            throw new IllegalArgumentException("a measurement needs at least 1 of --repeats, got " + repeats);
        }
        PrintWriter out = spec.commandLine().getOut();
        Problem problem = new SpeedScene(side, channels, columns, phases, dose, purity, SEED).problem();
        out.printf(
                Locale.ROOT,
                "%d x %d pixels, %s%n%d processors, load %.1f, Java %s%n",
                side,
                side,
                problem.counts(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version());
        FitResult fit = ratios.certified(problem, "newton", 2, mostSeconds);
        out.printf(
                Locale.ROOT,
                "newton, two threads: %.2f s, %d iterations, stopped: %s; heap of at most %d MB%n",
                fit.seconds(),
                fit.iterations(),
                fit.stopReason().name().toLowerCase(Locale.ROOT),
                Runtime.getRuntime().maxMemory() >> 20);
        out.flush();
        for (String rival : against) {
            if (rival.equals("threads")) {
                print(out, "two threads against one, newton", ratios.threads(problem, "newton", repeats));
            } else if (!rival.equals("none")) {
                print(
                        out,
                        "newton against " + rival + " to 1e-6",
                        ratios.race(problem, "newton", rival, repeats, mostSeconds));
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, String what, SpeedRatios.Ratio ratio) {
        out.printf(
                Locale.ROOT,
                Double.isInfinite(ratio.second())
                        ? "%-32s %8.2f s, the other not in time%n"
                        : "%-32s %8.2f s %8.2f s  " + " ratio %.1f%n",
                what,
                ratio.first(),
                ratio.second(),
                ratio.value());
        out.flush();
    }
}
