/** Reading of tables, shared by the packages of this module; no API. */
@NullMarked
package org.esmpy.physics.internal;

import org.jspecify.annotations.NullMarked;
