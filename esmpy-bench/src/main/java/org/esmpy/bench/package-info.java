/** The esmpy command and what it is made of: settings, runs, metrics, pictures and result folders. */
@NullMarked
package org.esmpy.bench;

import org.jspecify.annotations.NullMarked;
