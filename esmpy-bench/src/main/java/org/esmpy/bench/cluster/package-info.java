/** Has independent pieces of work, such as the fits of a study, done on other computers. */
@NullMarked
package org.esmpy.bench.cluster;

import org.jspecify.annotations.NullMarked;
