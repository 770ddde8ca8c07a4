package org.esmpy.solver.multiplicative;

/** Options of the multiplicative updates: there are none, for the updates have no parameters. */
public record MuOptions() {}
