/** How files get their names: prepared out of sight, then moved over in one step, whoever is killed in between. */
@NullMarked
package org.esmpy.io.staging;

import org.jspecify.annotations.NullMarked;
