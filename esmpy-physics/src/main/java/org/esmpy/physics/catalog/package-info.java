/** Which physics there is, by id, and one choice of it: what comes with this module, listed once, and plug-ins. */
@NullMarked
package org.esmpy.physics.catalog;

import org.jspecify.annotations.NullMarked;
