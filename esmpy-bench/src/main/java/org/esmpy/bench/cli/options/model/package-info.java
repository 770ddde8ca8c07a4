/** Options that decide the data of a fit and its model: reading, cropping and masks, elements, specimen and physics. */
@NullMarked
package org.esmpy.bench.cli.options.model;

import org.jspecify.annotations.NullMarked;
