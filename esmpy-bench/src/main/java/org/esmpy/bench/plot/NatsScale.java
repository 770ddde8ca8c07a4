package org.esmpy.bench.plot;

import java.util.Locale;

/**
 * Scale of an axis for gains and losses in nats that range from tens to thousands: linear up to {@value #LINEAR_NATS}
 * nats, logarithmic beyond. On the axis, 1 is {@value #LINEAR_NATS} nats, 2 ten times as much, and so on.
 */
public final class NatsScale {
    /** Where the linear part ends. */
    public static final double LINEAR_NATS = 10;

    private static final double ROUNDING = 1e-6;

    private NatsScale() {}

    /** The place of a value on the axis. */
    public static double place(double nats) {
        double x = Math.abs(nats) / LINEAR_NATS;
        return Math.signum(nats) * (x <= 1 ? x : 1 + Math.log10(x));
    }

    /** The label at a whole number of the axis; empty elsewhere. */
    public static String tick(double place) {
        if (Math.abs(place - Math.rint(place)) > ROUNDING) {
            return "";
        }
        double value = place == 0 ? 0 : LINEAR_NATS * Math.pow(10, Math.abs(place) - 1);
        return String.format(Locale.ROOT, "%.0f", Math.signum(place) * value);
    }
}
