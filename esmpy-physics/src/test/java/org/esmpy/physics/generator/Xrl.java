package org.esmpy.physics.generator;

import com.github.tschoonj.xraylib.Xraylib;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.physics.Subshell;

/** xraylib 4.1.4 in the words of this module: absent values are empty, macros are subshells. */
final class Xrl {
    private static final Pattern LINE = Pattern.compile("([K-Q][1-7]?)([L-Q][1-7])_LINE");
    private static final Pattern AUGER = Pattern.compile("([K-M][1-5]?)_([K-Q][1-7])([K-Q][1-7])_AUGER");

    private Xrl() {}

    /** Transition of an electron from {@code donor} into {@code vacancy}; {@code macro} is xraylib's number for it. */
    record Transition(Subshell vacancy, Subshell donor, int macro) {}

    /** Auger decay of {@code vacancy} into two holes, named as in xraylib: Q2 and Q3 have no {@link Subshell}. */
    record AugerDecay(Subshell vacancy, String firstHole, String secondHole, int macro) {}

    /** Radiative transitions between single subshells; xraylib's sums of several lines are left out. */
    static List<Transition> transitions() {
        List<Transition> found = new ArrayList<>();
        for (Field field : Xraylib.class.getFields()) {
            Matcher name = LINE.matcher(field.getName());
            if (name.matches() && macro(field) < 0) {
                found.add(
                        new Transition(Subshell.valueOf(name.group(1)), Subshell.valueOf(name.group(2)), macro(field)));
            }
        }
        return found;
    }

    static List<AugerDecay> augerDecays() {
        List<AugerDecay> found = new ArrayList<>();
        for (Field field : Xraylib.class.getFields()) {
            Matcher name = AUGER.matcher(field.getName());
            if (name.matches()) {
                found.add(new AugerDecay(Subshell.valueOf(name.group(1)), name.group(2), name.group(3), macro(field)));
            }
        }
        return found;
    }

    /** {@code value}, or empty where xraylib refuses to answer. */
    static OptionalDouble ask(DoubleSupplier value) {
        try {
            return OptionalDouble.of(value.getAsDouble());
        } catch (IllegalArgumentException absent) {
            return OptionalDouble.empty();
        }
    }

    static double orZero(DoubleSupplier value) {
        return ask(value).orElse(0);
    }

    /** A table that xraylib keeps to itself, such as the knots of its splines. */
    static Object privateTable(String name) {
        try {
            Field field = Xraylib.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("xraylib 4.1.4 has a table " + name, e);
        }
    }

    private static int macro(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("xraylib's macros are public", e);
        }
    }
}
