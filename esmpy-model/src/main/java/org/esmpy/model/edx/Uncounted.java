package org.esmpy.model.edx;

import java.util.Optional;
import java.util.function.Predicate;
import org.esmpy.physics.Element;

/**
 * The elements of a model that are not counted by their lines.
 *
 * @param oxygen how oxygen follows from the others, if it does
 * @param isSeen whether an element has a line that axis and detector show
 */
record Uncounted(Optional<OxygenByValence> oxygen, Predicate<Element> isSeen) {}
