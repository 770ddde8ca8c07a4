/** The list of phantoms by id: those of this module, and those of plug-ins. */
@NullMarked
package org.esmpy.sim.catalog;

import org.jspecify.annotations.NullMarked;
