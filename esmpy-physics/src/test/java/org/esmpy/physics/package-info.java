/**
 * Tests of the physics, and the contracts that implementations of its interfaces must keep: extend
 * {@code IonizationCrossSectionContract} and its siblings in the tests of a plug-in.
 */
@NullMarked
package org.esmpy.physics;

import org.jspecify.annotations.NullMarked;
