package org.esmpy.solver.recommended;

/** Options of {@code esmpy}: there are none; who wants to choose takes the solver it would take. */
public record EsmpyOptions() {}
