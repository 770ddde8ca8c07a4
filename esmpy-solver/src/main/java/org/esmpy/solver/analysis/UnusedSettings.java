package org.esmpy.solver.analysis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.esmpy.solver.prior.Priors;

/**
 * Warns of settings that were not used, because they are for a single solver where the low-dose pipeline ran, or the other way
 * round. Settings with their default are not mentioned, because results record every setting.
 */
public final class UnusedSettings {
    private UnusedSettings() {}

    /** Names the option of the command that gives a component of settings its value, such as {@code "--kkt-nats"}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface SetBy {
        /** The longest name of the option. */
        String value();

        /** Whether each of several values takes an option of its own; otherwise one option takes all, with commas. */
        boolean repeats() default false;
    }

    /** A sentence for each setting that was not used. */
    static List<String> warnings(PhaseAnalysis asked, Priors priors, boolean lowDose) {
        if (lowDose) {
            return changed(asked.stop, StopSettings.defaults())
                    .map(UnusedSettings::doesNotStop)
                    .toList();
        }
        Stream<String> ofPipeline =
                changed(asked.pipeline, PipelineSettings.defaults().withMode(asked.pipeline.mode()));
        return Stream.concat(ofPipeline, priors.guide().map(guide -> "--guide").stream())
                .map(UnusedSettings::notRun)
                .toList();
    }

    /** Options of the components that differ. */
    private static Stream<String> changed(Record settings, Record usual) {
        return Arrays.stream(settings.getClass().getRecordComponents())
                .filter(component -> !value(component, settings).equals(value(component, usual)))
                .map(component -> component.getAnnotation(SetBy.class).value());
    }

    private static Object value(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings are public records", e);
        }
    }

    /** The warning for an option of the pipeline where a single solver ran. */
    public static String notRun(String option) {
        return option + " was not used: it is for the low-dose pipeline, but a single solver ran";
    }

    /** The warning for an option about errors where a solver fits no weights. */
    static String withoutModel(String option, String solver) {
        return option + " was not used: " + solver + " fits spectra without a model, whose weights have no errors";
    }

    private static String doesNotStop(String option) {
        return option
                + " was not used: it stops a single solver (--pipeline direct), but the low-dose pipeline ran, which"
                + " ends by itself";
    }
}
