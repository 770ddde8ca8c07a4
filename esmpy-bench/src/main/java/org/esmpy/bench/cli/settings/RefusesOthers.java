package org.esmpy.bench.cli.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Annotates a command with the reason why it refuses options of {@code esmpy fit} that it does not have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RefusesOthers {
    /** The reason, as the end of a sentence: {@code "its fits have settings of their own"}. */
    String because();
}
