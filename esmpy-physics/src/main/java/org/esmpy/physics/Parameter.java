package org.esmpy.physics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A number that the user of a physics implementation may set, such as the width of a peak. {@code esmpy list ID} prints
 * it, and settings are checked against its range.
 *
 * @param name     name in settings, e.g. {@code "tailSlopeKeV"}; carries its unit if it has one
 * @param meaning  what it is, in a few words with its unit
 * @param least    smallest value that is possible
 * @param most     largest value that is possible
 * @param standard the value if none is given
 */
public record Parameter(String name, String meaning, double least, double most, double standard) {
    public Parameter {
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("a parameter needs a name such as tailRatio, got '" + name + "'");
        }
        if (!(least <= standard && standard <= most)) {
            throw new IllegalArgumentException(
                    "the parameter " + name + " must lie between " + least + " and " + most + ", got " + standard);
        }
    }

    /**
     * A value for every declared parameter: the given one, or else the standard one.
     *
     * @param who      what has the parameters, e.g. {@code "the detector response 'hypermet'"}
     * @param declared its parameters
     * @param given    by name
     * @throws IllegalArgumentException if a given name is not declared, or a value lies outside its range; the message
     *     lists the declared names
     */
    public static Map<String, Double> values(String who, List<Parameter> declared, Map<String, Double> given) {
        List<String> names = declared.stream().map(Parameter::name).toList();
        List<String> unknown = given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    who + " has no option " + unknown + "; it has " + (names.isEmpty() ? "none" : names));
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (Parameter parameter : declared) {
            double value = given.getOrDefault(parameter.name(), parameter.standard());
            if (!(value >= parameter.least() && value <= parameter.most())) {
                throw new IllegalArgumentException(
                        who + ": " + parameter.name() + " must lie between " + parameter.least() + " and "
                                + parameter.most() + " (" + parameter.meaning() + "), got " + value);
            }
            values.put(parameter.name(), value);
        }
        return values;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %s, %s (default %s)", name, meaning, range(), standard);
    }

    private String range() {
        return most < Double.MAX_VALUE ? least + " to " + most : "at least " + least;
    }
}
