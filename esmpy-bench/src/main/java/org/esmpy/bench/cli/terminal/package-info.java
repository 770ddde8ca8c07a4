/** Output of the commands on a terminal: progress, errors in one line, and stopping by Ctrl-C. */
@NullMarked
package org.esmpy.bench.cli.terminal;

import org.jspecify.annotations.NullMarked;
