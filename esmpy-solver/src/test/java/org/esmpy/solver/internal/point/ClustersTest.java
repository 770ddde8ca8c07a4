package org.esmpy.solver.internal.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTest {
    @Test
    void separatesDistantGroups() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] points = new double[90][];
        for (int i = 0; i < 90; i++) {
            points[i] = new double[] {10 * (i % 3) + random.nextDouble(), 5 * (i % 3) + random.nextDouble()};
        }
        int[] labels = Clusters.assign(points, 3, random);
        for (int i = 0; i < 90; i++) {
            assertThat(labels[i]).isEqualTo(labels[i % 3]);
        }
        assertThat(labels[0]).isNotEqualTo(labels[1]);
        assertThat(labels[1]).isNotEqualTo(labels[2]);
        assertThat(labels[0]).isNotEqualTo(labels[2]);
    }

    @Test
    void copesWithFewerDifferentPointsThanClusters() {
        double[][] points = {{1, 1}, {1, 1}, {1, 1}};
        int[] labels = Clusters.assign(points, 4, new SplittableRandom(2));
        assertThat(labels).hasSize(3).containsOnly(labels[0]);
    }
}
