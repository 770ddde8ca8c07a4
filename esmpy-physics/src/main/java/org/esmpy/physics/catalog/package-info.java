/** Look-up of the available physics by id, built in or from plug-ins, and a record of one choice for each quantity. */
@NullMarked
package org.esmpy.physics.catalog;

import org.jspecify.annotations.NullMarked;
