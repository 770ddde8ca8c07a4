package org.esmpy.plugin;

import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in, or a part of one, that cannot be used, and the reason.
 *
 * @param origin name of the jar or folder
 * @param what   the class, or what else it is
 * @param reason what is wrong
 * @param thrown what was thrown; null if nothing was
 */
public record Fault(
        String origin, String what, String reason, @Nullable Throwable thrown) {
    private static final Pattern PROVIDER = Pattern.compile("(?:Provider |: )(\\S+) (?:not|could|is|has|does)");

    /** Class files of Java 17 have the number 61, those of the next version one more. */
    private static final int CLASS_FILES_OF_JAVA_0 = 44;

    /** The fault of {@code what} that threw while it was loaded, made or asked. */
    public static Fault of(Origin origin, String what, Throwable thrown) {
        return new Fault(origin.name(), what, reason(cause(thrown)), thrown);
    }

    /** The fault that {@link java.util.ServiceLoader} reports; its message names the class. */
    static Fault of(Origin origin, ServiceConfigurationError error) {
        String message = String.valueOf(error.getMessage());
        Throwable cause = cause(error);
        if (cause instanceof NoSuchMethodException
                && String.valueOf(cause.getMessage()).endsWith(".<init>()")) {
            String type = cause.getMessage().replace(".<init>()", "");
            return new Fault(origin.name(), type, "it has no public constructor without arguments", error);
        }
        Matcher provider = PROVIDER.matcher(message);
        String what = provider.find() ? provider.group(1) : "META-INF/services/" + message.split(":", 2)[0];
        return error.getCause() == null
                ? new Fault(origin.name(), what, afterColon(message), error)
                : of(origin, what, error);
    }

    /** One line that names the jar, the class and the reason. */
    public String sentence() {
        return "plug-in " + origin + ": " + what + " is left out: " + reason;
    }

    private static String afterColon(String message) {
        String rest = message.substring(message.indexOf(':') + 1).strip();
        if (rest.endsWith("not a subtype")) {
            return "it does not implement " + message.split(":", 2)[0];
        }
        return rest.endsWith("not found") ? "there is no such class in the jar" : rest;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof ServiceConfigurationError
                        || cause instanceof ExceptionInInitializerError
                        || cause instanceof ReflectiveOperationException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof UnsupportedClassVersionError) {
            Matcher version = Pattern.compile("class file version (\\d+)").matcher(message);
            return "it needs Java " + (version.find() ? Integer.parseInt(version.group(1)) - CLASS_FILES_OF_JAVA_0 : "")
                    + ", this is Java " + Runtime.version().feature();
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "the class " + message.replace('/', '.') + " is missing";
        }
        if (cause instanceof LinkageError) {
            return "it was made for another version of esmpy ("
                    + cause.getClass().getSimpleName() + ": " + message + ")";
        }
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + message);
    }
}
