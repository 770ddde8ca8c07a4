/** How the commands talk to a person at a terminal: progress, errors in one line, and stopping on request. */
@NullMarked
package org.esmpy.bench.cli.terminal;

import org.jspecify.annotations.NullMarked;
