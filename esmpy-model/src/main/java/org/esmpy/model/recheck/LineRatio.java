package org.esmpy.model.recheck;

import org.esmpy.physics.Element;

/**
 * The ratio of the soft to the hard lines of an element, relative to that of the model.
 *
 * @param element       the element
 * @param energyKeV     between the soft and the hard lines, keV
 * @param ratio         1 if the model is right
 * @param standardError of the ratio, by counting and by the thickness of the phases
 * @param tablesError   relative standard error of the ratio by those of cross-sections
 */
public record LineRatio(Element element, double energyKeV, double ratio, double standardError, double tablesError) {}
