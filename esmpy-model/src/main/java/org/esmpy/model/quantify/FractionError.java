package org.esmpy.model.quantify;

/**
 * How far an atomic fraction may be from the truth, all as fractions.
 *
 * @param modelError standard deviation from what is not known of cross-sections, thickness and detector
 * @param low        lower end of the 95 % interval of counting and model together
 * @param high       upper end
 * @param largest    the largest contribution to the model error, in words
 */
public record FractionError(double modelError, double low, double high, String largest) {}
