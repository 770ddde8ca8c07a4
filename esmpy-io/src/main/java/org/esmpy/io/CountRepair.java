package org.esmpy.io;

/**
 * Options to turn values that are no counts into counts: processed spectra have negative channels after
 * the subtraction of a background, and fractions after a normalisation. Without it such files are refused.
 *
 * @param clipNegative whether negative values become 0
 * @param round        whether fractions are rounded to the nearest whole number
 */
public record CountRepair(boolean clipNegative, boolean round) {
    /** No repair: values have to be counts as they are. */
    public static CountRepair none() {
        return new CountRepair(false, false);
    }

    /**
     * The count that a value becomes.
     *
     * @return from 0 to 2147483647; −1 if it cannot be repaired
     */
    public int count(double value) {
        double whole = round ? Math.rint(value) : value;
        double clipped = clipNegative && whole < 0 ? 0 : whole;
        int count = (int) clipped;
        return count == clipped && count >= 0 ? count : -1;
    }

    /** What to do about a value that {@link #count} does not take, as the end of a sentence. */
    public String advice(double value) {
        if (value < 0 && !clipNegative) {
            return "expected whole counts from 0 to 2147483647; --clip-negative makes negative values 0";
        }
        return value <= Integer.MAX_VALUE && !round
                ? "expected whole counts from 0 to 2147483647; --round rounds fractions"
                : "expected whole counts from 0 to 2147483647";
    }
}
