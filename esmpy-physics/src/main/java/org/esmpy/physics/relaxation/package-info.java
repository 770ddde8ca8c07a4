/** Decay of inner-shell vacancies; start at {@link org.esmpy.physics.relaxation.RelaxationTables}. */
@NullMarked
package org.esmpy.physics.relaxation;

import org.jspecify.annotations.NullMarked;
