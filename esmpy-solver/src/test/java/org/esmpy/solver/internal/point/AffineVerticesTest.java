package org.esmpy.solver.internal.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AffineVerticesTest {
    private static final double[][] CORNERS = {{3, 1, 0}, {0, 4, 1}, {1, 0, 5}};

    @Test
    void findsTheCornersOfATriangle() {
        assertThat(AffineVertices.of(triangle(), 3)).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void leavesOutWhatIsNotUsable() {
        double[][] points = triangle();
        boolean[] usable = new boolean[points.length];
        Arrays.fill(usable, true);
        usable[1] = false;
        assertThat(AffineVertices.of(points, usable, 3)).doesNotContain(1).contains(0, 2);
    }

    @Test
    void findsTheCornersOfATriangleInThePlane() {
        double[][] points = {{0.2, 0.2}, {0, 0}, {0.5, 0.4}, {3, 0}, {0.1, 0.8}, {0, 2}};
        assertThat(AffineVertices.of(points, 3)).containsExactlyInAnyOrder(1, 3, 5);
    }

    @Test
    void repeatsCornersWhereTheCloudHasFewerDimensions() {
        double[][] points = {{1, 1}, {2, 2}, {5, 5}};
        assertThat(AffineVertices.of(points, 3)).startsWith(2, 0).hasSize(3);
    }

    private static double[][] triangle() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] points = new double[60][3];
        for (int i = 0; i < points.length; i++) {
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a);
            double[] shares = {a, b, 1 - a - b};
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < 3; j++) {
                    points[i][j] += (i < 3 ? (i == k ? 1 : 0) : shares[k]) * CORNERS[k][j];
                }
            }
        }
        return points;
    }
}
