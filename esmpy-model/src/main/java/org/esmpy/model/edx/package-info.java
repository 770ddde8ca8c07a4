/** Puts the physics of EDX emission on channels: the assembler of G. */
@NullMarked
package org.esmpy.model.edx;

import org.jspecify.annotations.NullMarked;
