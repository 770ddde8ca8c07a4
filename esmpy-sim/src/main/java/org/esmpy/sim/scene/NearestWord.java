package org.esmpy.sim.scene;

import java.util.Collection;
import java.util.Locale;

/** Finds the known word that is most similar to a mistyped one. */
final class NearestWord {
    private NearestWord() {}

    /**
     * The word with the fewest inserted, dropped and replaced letters; the first of equal ones. All letters that are
     * missing at the end count as one.
     */
    static String of(String typed, Collection<String> words) {
        String best = "";
        int least = Integer.MAX_VALUE;
        String small = typed.toLowerCase(Locale.ROOT);
        for (String word : words) {
            String whole = word.toLowerCase(Locale.ROOT);
            String beginning = whole.substring(0, Math.min(small.length(), whole.length()));
            int distance = Math.min(distance(small, whole), 1 + distance(small, beginning));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
