/** Makes the settings of a command from its file and its options, and refuses settings that it does not honour. */
@NullMarked
package org.esmpy.bench.cli.settings;

import org.jspecify.annotations.NullMarked;
