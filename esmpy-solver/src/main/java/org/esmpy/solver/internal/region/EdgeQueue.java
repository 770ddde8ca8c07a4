package org.esmpy.solver.internal.region;

/**
 * Holds pairs of neighbouring pixels, the cheapest first, with the price of joining their regions as of some version of
 * both. An edge is a number: twice the pixel, and one more if its neighbour is below and not beside it. Arrays of numbers,
 * ordered as a binary heap: a map has two edges for each pixel, and objects would take most of the time and memory.
 */
final class EdgeQueue {
    private final int width;
    private final int[] edges;
    private final double[] prices;
    private final int[] versions;
    private int size;

    /**
     * @param pixels number of pixels
     * @param width  pixels of a row
     */
    EdgeQueue(int pixels, int width) {
        this.width = width;
        this.edges = new int[Math.multiplyExact(2, pixels)];
        this.prices = new double[edges.length];
        this.versions = new int[edges.length];
    }

    /** The edge to the neighbour to the right, or to the one below. */
    int edge(int pixel, boolean isAcross) {
        return 2 * pixel + (isAcross ? 0 : 1);
    }

    int pixel(int edge) {
        return edge / 2;
    }

    /** The neighbour; beyond the image for the last pixel of a row or the pixels of the last row. */
    int other(int edge) {
        return edge / 2 + (edge % 2 == 0 ? 1 : width);
    }

    boolean isEmpty() {
        return size == 0;
    }

    double leastPrice() {
        return prices[0];
    }

    int first() {
        return edges[0];
    }

    int firstVersion() {
        return versions[0];
    }

    /** Adds an edge that is not in the queue. */
    void add(int edge, double price, int version) {
        int at = size++;
        while (at > 0) {
            int above = (at - 1) / 2;
            if (compare(price, edge, prices[above], edges[above]) >= 0) {
                break;
            }
            move(above, at);
            at = above;
        }
        put(at, edge, price, version);
    }

    void removeFirst() {
        int edge = edges[--size];
        double price = prices[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int below = 2 * at + 1;
            if (below + 1 < size && compare(prices[below], edges[below], prices[below + 1], edges[below + 1]) > 0) {
                below++;
            }
            if (compare(price, edge, prices[below], edges[below]) <= 0) {
                break;
            }
            move(below, at);
            at = below;
        }
        put(at, edge, price, versions[size]);
    }

    private void move(int from, int to) {
        put(to, edges[from], prices[from], versions[from]);
    }

    private void put(int at, int edge, double price, int version) {
        edges[at] = edge;
        prices[at] = price;
        versions[at] = version;
    }

    /** By price, then by the sum of both pixels. */
    private int compare(double price, int edge, double otherPrice, int otherEdge) {
        int byPrice = Double.compare(price, otherPrice);
        return byPrice != 0 ? byPrice : Integer.compare(pixel(edge) + other(edge), pixel(otherEdge) + other(otherEdge));
    }
}
