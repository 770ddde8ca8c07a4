package org.esmpy.bench.cli.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.esmpy.bench.cli.terminal.Exhaustion;
import org.esmpy.bench.cli.terminal.OneLineErrors;
import org.esmpy.bench.cluster.Work;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.study.CarriedRun;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.study.Study;
import org.esmpy.bench.study.StudyListener;
import org.esmpy.bench.study.StudyRun;
import org.esmpy.bench.study.StudyRunner;
import org.esmpy.solver.analysis.RunListener;

/**
 * One run of a study, to be done on another computer.
 *
 * @param study a study of that run only, as JSON
 */
record StudyWork(String study) implements Work<StudyRunner, CarriedRun> {
    private static final double NANOSECONDS = 1e9;

    static StudyWork of(Study study, StudyRun run) {
        try {
            return new StudyWork(SettingsFiles.json().writeValueAsString(study.only(run)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Class<StudyRunner> worker() {
        return StudyRunner.class;
    }

    @Override
    public CarriedRun doneBy(StudyRunner runner, int threads) {
        long start = System.nanoTime();
        try {
            Study one = SettingsFiles.json().readValue(study, Study.class).withThreads(threads);
            StudyRun run = one.runs().get(0);
            try {
                Ended ended = new Ended(one.keepFactors(), start);
                runner.run(one, Set.of(), ended);
                return ended.carried.get(0);
            } catch (RuntimeException e) {
                return CarriedRun.failed(run, OneLineErrors.reason(e), seconds(start));
            } catch (OutOfMemoryError e) {
                return CarriedRun.failed(run, Exhaustion.onCluster(), seconds(start));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    /** Takes the result of the run. */
    private static final class Ended implements StudyListener {
        private final boolean factors;
        private final long start;
        private final List<CarriedRun> carried = new ArrayList<>();

        Ended(boolean factors, long start) {
            this.factors = factors;
            this.start = start;
        }

        @Override
        public RunListener begin(StudyRun run) {
            return RunListener.none();
        }

        @Override
        public void end(FinishedRun finished) throws IOException {
            carried.add(CarriedRun.of(finished, factors, seconds(start)));
        }

        @Override
        public void failed(StudyRun run, RuntimeException reason, double seconds) throws IOException {
            carried.add(CarriedRun.failed(run, OneLineErrors.reason(reason), seconds));
        }
    }
}
