package org.esmpy.bench.info;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.physics.Element;

/** Facts about a single spectrum of values that are no whole counts; the keys are those of {@link ImageInfo}. */
public record SpectrumInfo(
        String format,
        String title,
        int channels,
        double energyOffsetKeV,
        double energyWidthKeV,
        double total,
        double max,
        OptionalDouble beamKeV,
        OptionalDouble takeOffDeg,
        OptionalDouble liveTimeS,
        OptionalDouble realTimeS,
        List<String> elements,
        List<String> doubts) {

    /**
     * @param format id of the file's format
     */
    public static SpectrumInfo of(String format, Spectrum spectrum) {
        double[] values = spectrum.values();
        return new SpectrumInfo(
                format,
                spectrum.metadata().title(),
                values.length,
                spectrum.energy().firstCentreKeV(),
                spectrum.energy().widthKeV(),
                Arrays.stream(values).sum(),
                Arrays.stream(values).max().orElse(0),
                spectrum.acquisition().beamKeV(),
                spectrum.acquisition().effectiveTakeOffDeg(),
                spectrum.acquisition().liveTimeS(),
                spectrum.acquisition().realTimeS(),
                spectrum.metadata().elements().stream().map(Element::symbol).toList(),
                doubts(spectrum));
    }

    private static List<String> doubts(Spectrum spectrum) {
        List<String> doubts = new ArrayList<>();
        Optional.ofNullable(spectrum.metadata().notes().get(SpectrumImageReader.DOUBT))
                .ifPresent(doubts::add);
        doubts.add("the values are not whole counts; they can be shown, but not fitted (--round, --clip-negative)");
        return doubts;
    }
}
