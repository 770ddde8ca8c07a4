package org.esmpy.solver.multiplicative;

/** Options of joint expectation maximisation: there are none. */
public record EmOptions() {}
