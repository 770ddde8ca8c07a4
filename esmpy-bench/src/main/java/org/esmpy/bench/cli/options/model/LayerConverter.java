package org.esmpy.bench.cli.options.model;

import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.settings.LayerSettings;
import org.esmpy.physics.Composition;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a layer, such as {@code Si:3,N:4/3.17/0.04}: Si3N4 of 3.17 g/cm³, 0.04 µm thick. */
final class LayerConverter implements ITypeConverter<LayerSettings> {
    @Override
    public LayerSettings convert(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw faulty(text);
        }
        try {
            Composition composition = CompositionText.parse(parts[0], false);
            Map<String, Double> atoms = new TreeMap<>();
            composition.elements().forEach(element -> atoms.put(element.symbol(), composition.atomicFraction(element)));
            return new LayerSettings(atoms, Double.parseDouble(parts[1].strip()), Double.parseDouble(parts[2].strip()));
        } catch (NumberFormatException e) {
            throw faulty(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static TypeConversionException faulty(String text) {
        return new TypeConversionException("'" + text
                + "' is not of the form ATOMS/DENSITY/UM: numbers of atoms, g/cm3 and um, e.g. Si:3,N:4/3.17/0.04");
    }
}
