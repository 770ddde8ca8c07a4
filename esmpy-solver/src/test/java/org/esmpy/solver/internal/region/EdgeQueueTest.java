package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdgeQueueTest {
    private static final int HEIGHT = 7;
    private static final int WIDTH = 6;

    /** An edge as the queue returns it. */
    private record Edge(int number, double price, int version, int pixels) {}

    @Test
    void givesEdgesInTheOrderOfPricesThenOfPixels() {
        SplittableRandom random = new SplittableRandom(5);
        EdgeQueue queue = new EdgeQueue(HEIGHT * WIDTH, WIDTH);
        PriorityQueue<Edge> expected =
                new PriorityQueue<>(Comparator.comparingDouble(Edge::price).thenComparingInt(Edge::pixels));
        for (int pixel = 0; pixel < HEIGHT * WIDTH; pixel++) {
            add(queue, expected, queue.edge(pixel, true), random);
            add(queue, expected, queue.edge(pixel, false), random);
        }
        for (int round = 0; !expected.isEmpty(); round++) {
            Edge next = expected.remove();
            assertThat(queue.first()).isEqualTo(next.number);
            assertThat(queue.leastPrice()).isEqualTo(next.price);
            assertThat(queue.firstVersion()).isEqualTo(next.version);
            queue.removeFirst();
            if (round < 4 * HEIGHT * WIDTH && random.nextBoolean()) {
                add(queue, expected, next.number, random);
            }
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void numbersTheEdgesToTheRightAndBelow() {
        EdgeQueue queue = new EdgeQueue(HEIGHT * WIDTH, WIDTH);
        int across = queue.edge(8, true);
        int down = queue.edge(8, false);
        assertThat(new int[] {queue.pixel(across), queue.other(across)}).containsExactly(8, 9);
        assertThat(new int[] {queue.pixel(down), queue.other(down)}).containsExactly(8, 8 + WIDTH);
    }

    /** Adds an edge with one of few prices, so that many are equal. */
    private static void add(EdgeQueue queue, PriorityQueue<Edge> expected, int edge, SplittableRandom random) {
        double price = random.nextInt(10);
        int version = random.nextInt(1000);
        queue.add(edge, price, version);
        expected.add(new Edge(edge, price, version, queue.pixel(edge) + queue.other(edge)));
    }
}
