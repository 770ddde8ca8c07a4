/**
 * Implementations that others add. A plug-in is a jar with a file {@code META-INF/services/INTERFACE} for each
 * interface it implements ({@code org.esmpy.physics.Continuum}, {@code org.esmpy.solver.SolverFactory}, …), a line per
 * class, each with a public constructor without arguments. {@link org.esmpy.plugin.Plugins} says where to look; the
 * catalogs of each module ({@code SolverCatalog.installed(plugins)}) offer what is found there beside what comes with
 * esmpy. What cannot be loaded is left out, and {@link org.esmpy.plugin.Fault} says why.
 *
 * <p>The package is in this module since every other depends on it; nothing here depends on what is plugged in.
 */
@NullMarked
package org.esmpy.plugin;

import org.jspecify.annotations.NullMarked;
