package org.esmpy.bench.cli.options.model;

import org.esmpy.bench.settings.MaskSettings.EnergyRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a range of energies such as {@code 1.9-2.2}, keV. */
final class EnergyRangeConverter implements ITypeConverter<EnergyRange> {
    @Override
    public EnergyRange convert(String value) {
        int dash = value.indexOf('-', 1);
        try {
            return new EnergyRange(
                    Double.parseDouble(value.substring(0, Math.max(0, dash))),
                    Double.parseDouble(value.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected energies such as 1.9-2.2, but was '" + value + "'");
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
