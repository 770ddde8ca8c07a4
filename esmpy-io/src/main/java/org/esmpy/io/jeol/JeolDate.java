package org.esmpy.io.jeol;

import java.time.LocalDate;
import java.util.Optional;

/** Reads dates that JEOL's files store as days since 30 December 1899. */
final class JeolDate {
    private static final LocalDate ORIGIN = LocalDate.of(1899, 12, 30);
    private static final int FIRST = 29_221; // 1980
    private static final int LAST = 73_050; // 2100

    private JeolDate() {}

    /** Whether a number can be the date of a file. */
    static boolean isPossible(double days) {
        return days >= FIRST && days < LAST;
    }

    /** The date in the form of ISO 8601. */
    static Optional<String> text(double days) {
        return isPossible(days) ? Optional.of(ORIGIN.plusDays((long) days).toString()) : Optional.empty();
    }
}
