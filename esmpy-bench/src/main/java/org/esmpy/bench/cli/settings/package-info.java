/** Makes the settings of a command from its file and its options, and refuses what the command does not honour. */
@NullMarked
package org.esmpy.bench.cli.settings;

import org.jspecify.annotations.NullMarked;
