package org.esmpy.model.quantify;

/**
 * The error of an atomic fraction, by the model and by counting.
 *
 * @param modelError standard deviation due to errors of cross-sections, thickness and detector, as a fraction
 * @param low        lower end of the 95 % interval of counting and model together
 * @param high       upper end
 * @param largest    the largest contribution to the model error, in words
 */
public record FractionError(double modelError, double low, double high, String largest) {}
