/**
 * Catalogs of the available solvers and initializers by id: those of this library, each listed once, and those of
 * plug-ins.
 */
@NullMarked
package org.esmpy.solver.catalog;

import org.jspecify.annotations.NullMarked;
