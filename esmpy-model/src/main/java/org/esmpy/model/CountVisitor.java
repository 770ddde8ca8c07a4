package org.esmpy.model;

/** Receives the non-zero entries of a pixel. */
@FunctionalInterface
public interface CountVisitor {
    void accept(int channel, int count);
}
