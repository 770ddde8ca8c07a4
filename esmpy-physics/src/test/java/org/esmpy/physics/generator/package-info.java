/**
 * Makes the tables that come from xraylib out of its Maven artefact, so that every shipped number has a script.
 * Run {@link org.esmpy.physics.generator.TableGenerator} with the resource folder of the module as its argument.
 */
@NullMarked
package org.esmpy.physics.generator;

import org.jspecify.annotations.NullMarked;
