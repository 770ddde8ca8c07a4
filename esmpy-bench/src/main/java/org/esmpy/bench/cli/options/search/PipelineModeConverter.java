package org.esmpy.bench.cli.options.search;

import java.util.Locale;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto}, {@code low-dose} and {@code direct}. */
final class PipelineModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
        try {
            return Mode.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected auto, low-dose or direct, but was '" + value + "'");
        }
    }
}
