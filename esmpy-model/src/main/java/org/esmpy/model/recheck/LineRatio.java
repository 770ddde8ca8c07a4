package org.esmpy.model.recheck;

import org.esmpy.physics.Element;

/**
 * How strong the soft lines of an element are beside its hard ones, over what the model says.
 *
 * @param element       the element
 * @param energyKeV     between the soft and the hard lines, keV
 * @param ratio         1 where the model is right
 * @param standardError of the ratio, by counting and by the thickness of the phases
 * @param tablesError   relative standard error of the ratio by those of cross-sections
 */
public record LineRatio(Element element, double energyKeV, double ratio, double standardError, double tablesError) {}
