package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Estimates the remaining time of a study. A run is expected to take the mean time of the finished runs of the same
 * scene, dose and solver; if there are none, of the same solver; if there are none, of all.
 */
public final class RemainingTime {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final Set<StudyRun> open;
    private final int parallel;
    private final Map<StudyRun, Double> seconds = new LinkedHashMap<>();

    /**
     * @param open     runs that are not finished
     * @param parallel number of runs at a time
     */
    public RemainingTime(Collection<StudyRun> open, int parallel) {
        this.open = new LinkedHashSet<>(open);
        this.parallel = parallel;
    }

    /** Records the time of a finished run. */
    public void ended(StudyRun run, double lastedSeconds) {
        open.remove(run);
        seconds.put(run, lastedSeconds);
    }

    /** Time until all runs are finished; empty before the first is. */
    OptionalDouble secondsLeft() {
        if (seconds.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (StudyRun run : open) {
            sum += expected(run);
        }
        return OptionalDouble.of(sum / Math.max(1, Math.min(parallel, open.size())));
    }

    /** The remaining time in words; empty before the first run is finished, and at the end. */
    public Optional<String> words() {
        OptionalDouble left = secondsLeft();
        if (left.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        double time = left.getAsDouble();
        String amount = time < MINUTE
                ? String.format(Locale.ROOT, "%.0f s", time)
                : time < HOUR
                        ? String.format(Locale.ROOT, "%.0f min", time / MINUTE)
                        : String.format(Locale.ROOT, "%.1f h", time / HOUR);
        return Optional.of("about " + amount + " left");
    }

    private double expected(StudyRun run) {
        List<Predicate<StudyRun>> kin = List.of(
                other -> other.solver().equals(run.solver())
                        && other.phantom().equals(run.phantom())
                        && other.dose() == run.dose(),
                other -> other.solver().equals(run.solver()),
                other -> true);
        for (Predicate<StudyRun> alike : kin) {
            List<Double> known = new ArrayList<>();
            seconds.forEach((other, lasted) -> {
                if (alike.test(other)) {
                    known.add(lasted);
                }
            });
            if (!known.isEmpty()) {
                return known.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            }
        }
        return 0;
    }
}
