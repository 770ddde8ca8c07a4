/** Which file formats there are, by id: those of this module, each listed once, and those of plug-ins. */
@NullMarked
package org.esmpy.io.catalog;

import org.jspecify.annotations.NullMarked;
