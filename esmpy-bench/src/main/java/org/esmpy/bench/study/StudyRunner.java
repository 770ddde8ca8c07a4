package org.esmpy.bench.study;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.plugin.ImplementationException;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.esmpy.solver.analysis.RunListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates the maps of a study and has each solver fit them, several runs at a time if asked to. */
public final class StudyRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StudyRunner.class);
    private static final double NANOSECONDS = 1e9;

    private final PhantomChoice phantoms;
    private final PhysicsCatalog physics;
    private final FitRunner fits;

    @Inject
    public StudyRunner(PhantomChoice phantoms, PhysicsCatalog physics, FitRunner fits) {
        this.phantoms = phantoms;
        this.physics = physics;
        this.fits = fits;
    }

    /** The same for scene files whose names are relative to a folder, not to the current one. */
    public StudyRunner in(Path folder) {
        return new StudyRunner(phantoms.in(folder), physics, fits);
    }

    /**
     * Refuses a study whose phantoms cannot be made. Those that files describe are made once, with the first seed, since
     * layers, for example, may not fit into their image.
     *
     * @throws IllegalArgumentException if a phantom is unknown, or a file describes none
     */
    public void check(Study study) throws IOException {
        PhysicsTables tables = PhysicsChoice.tables(physics, study.physics(), new ArrayList<>());
        phantoms(study).forEach((name, phantom) -> {
            if (PhantomChoice.isFile(name)) {
                phantom.vary(Variation.ofSeed(study.seeds().get(0))).create(tables);
            }
        });
    }

    /**
     * Runs what is not done yet, one after the other in the order of {@link Study#runs()}.
     *
     * @param done     runs to leave out
     * @param listener watches, and gets the results
     * @throws IllegalArgumentException if a phantom is unknown
     */
    public void run(Study study, Set<StudyRun> done, StudyListener listener) throws IOException {
        run(study, done, 1, listener);
    }

    /**
     * Runs what is not done yet, begun in the order of {@link Study#runs()}. What each finds does not depend on how many
     * run at a time.
     *
     * @param done     runs to leave out
     * @param parallel how many run at a time, at least 1; those that do not say their number of threads share the cores
     * @param listener watches, and gets the results, one at a time but from several threads
     * @throws IllegalArgumentException if a phantom is unknown
     */
    public void run(Study study, Set<StudyRun> done, int parallel, StudyListener listener) throws IOException {
        Map<String, PhantomFactory> chosen = phantoms(study);
        List<String> warnings = new ArrayList<>();
        PhysicsTables tables = PhysicsChoice.tables(physics, study.physics(), warnings);
        warnings.forEach(warning -> LOG.warn("phantoms: {}", warning));
        List<StudyRun> open =
                study.runs().stream().filter(run -> !done.contains(run)).toList();
        Session session = new Session(study, new SimulatedMaps(chosen, tables, open), parallel, listener);
        if (parallel == 1) {
            for (StudyRun run : open) {
                session.run(run);
            }
        } else {
            inParallel(session, open, parallel);
        }
    }

    private Map<String, PhantomFactory> phantoms(Study study) throws IOException {
        Map<String, PhantomFactory> chosen = new LinkedHashMap<>();
        for (String name : study.phantoms()) {
            chosen.put(name, phantoms.of(name));
        }
        return chosen;
    }

    private static void inParallel(Session session, List<StudyRun> open, int parallel) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(parallel, StudyRunner::daemon);
        CompletionService<StudyRun> ended = new ExecutorCompletionService<>(executor);
        try {
            for (StudyRun run : open) {
                ended.submit(() -> session.run(run));
            }
            for (int i = 0; i < open.size(); i++) {
                ended.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the study was interrupted; start it again to go on");
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            session.stop();
            executor.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "esmpy-study");
        thread.setDaemon(true);
        return thread;
    }

    private static void rethrow(Throwable cause) throws IOException {
        if (cause instanceof IOException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    /** One execution of a study. */
    private final class Session {
        private final Study study;
        private final SimulatedMaps maps;
        private final int parallel;
        private final StudyListener listener;
        private boolean stopped;

        Session(Study study, SimulatedMaps maps, int parallel, StudyListener listener) {
            this.study = study;
            this.maps = maps;
            this.parallel = parallel;
            this.listener = listener;
        }

        StudyRun run(StudyRun run) throws IOException {
            RunListener watcher;
            synchronized (this) {
                watcher = listener.begin(run);
            }
            long start = System.nanoTime();
            FinishedRun finished;
            try {
                SpectrumImage image = maps.get(run);
                CpuTime cpu = CpuTime.start();
                Fitted fitted = fits.run(image, settings(run, image), cpu.listener(watcher));
                finished = new FinishedRun(
                        run, fitted, Comparison.rows(run.phantom(), run.dose(), run.solver(), fitted, cpu));
            } catch (CancellationException | UncheckedIOException ended) {
                throw ended;
            } catch (RuntimeException failed) {
                return failed(run, failed, start);
            } catch (LinkageError failed) {
                return failed(run, ImplementationException.threw("solver", run.solver(), failed), start);
            } finally {
                maps.release(run);
            }
            tell(() -> listener.end(finished));
            return run;
        }

        private StudyRun failed(StudyRun run, RuntimeException reason, long start) throws IOException {
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            tell(() -> listener.failed(run, reason, seconds));
            return run;
        }

        private FitSettings settings(StudyRun run, SpectrumImage image) {
            int phases = GroundTruth.of(image).orElseThrow().phases();
            FitSettings settings = study.solvers().get(run.solver()).settings(phases, run.seed());
            return settings.threads() > 0 || parallel == 1
                    ? settings
                    : settings.edit()
                            .threads(Math.max(1, Runtime.getRuntime().availableProcessors() / parallel))
                            .settings();
        }

        private synchronized void tell(Message message) throws IOException {
            if (!stopped) {
                message.send();
            }
        }

        /** Ends all messages to the listener. */
        synchronized void stop() {
            stopped = true;
        }
    }

    /** A message to the listener. */
    private interface Message {
        void send() throws IOException;
    }
}
