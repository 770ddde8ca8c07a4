@NullMarked
package org.esmpy.model;

import org.jspecify.annotations.NullMarked;
