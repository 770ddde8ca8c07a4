/** The commands that compare fits: compare, score, study, demo, report and bench. */
@NullMarked
package org.esmpy.bench.cli.study;

import org.jspecify.annotations.NullMarked;
