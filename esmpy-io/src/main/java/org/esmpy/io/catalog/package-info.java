/** The available file formats by id: those of this module and those of plug-ins. */
@NullMarked
package org.esmpy.io.catalog;

import org.jspecify.annotations.NullMarked;
