/** Decoding of event streams into sparse counts; not part of the API. */
@NullMarked
package org.esmpy.io.internal.events;

import org.jspecify.annotations.NullMarked;
