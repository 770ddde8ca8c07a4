package org.esmpy.model.edx;

import java.util.Optional;
import java.util.function.Predicate;
import org.esmpy.physics.Element;

/**
 * The elements of a model that are not counted by their lines.
 *
 * @param oxygen the rule by which oxygen follows from the others, if there is one
 * @param isSeen whether an element has a line on the axis that the detector records
 */
record Uncounted(Optional<OxygenByValence> oxygen, Predicate<Element> isSeen) {}
