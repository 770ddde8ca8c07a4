package org.esmpy.solver.simple;

import java.util.List;

/** The plain methods that come with this module. */
public final class SimpleMethods {
    private SimpleMethods() {}

    /** {@code matrix}, {@code kmeans} and {@code binned-nmf}. */
    public static List<SimpleMethod> all() {
        return List.of(new AllMatrix(), new KMeans(), new BinnedNmf());
    }
}
