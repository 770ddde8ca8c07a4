package org.esmpy.model.quantify;

/**
 * What the errors of two elements of a phase have to do with each other.
 *
 * @param correlation of the model errors of their atomic fractions; NaN where one has none
 * @param ratioLow    lower end of the 95 % interval, of counting and model together, of the number of atoms of the first for
 *     each atom of the second
 * @param ratioHigh   upper end; infinite where there may be none of the second
 */
public record PairError(double correlation, double ratioLow, double ratioHigh) {}
