package org.esmpy.io.bruker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpxReaderTest extends SpectrumImageReaderContract {
    /** A nested result repeats the header with other values, as measured files do. */
    private static final String SPECTRUM = """
            <?xml version="1.0" encoding="WINDOWS-1252" standalone="yes"?>
            <TRTSpectrum><RTHeader/><ClassInstance Type="TRTSpectrum" Name="a.spx">
            <TRTHeaderedClass><TRTBase><Description>pyrite, 5 \u00b5m</Description></TRTBase>
            <ClassInstance Type="TRTSpectrumHardwareHeader"><RealTime>7575</RealTime><LifeTime>7385</LifeTime>
            </ClassInstance><ClassInstance Type="TRTESMAHeader"><PrimaryEnergy>1.5E1</PrimaryEnergy>
            <ElevationAngle>3.5E1</ElevationAngle><AzimutAngle>4.5E1</AzimutAngle></ClassInstance></TRTHeaderedClass>
            <ClassInstance Type="TRTResult"><ClassInstance Type="TRTSpectrumHeader"><CalibAbs>7</CalibAbs>
            <ChannelCount>2</ChannelCount></ClassInstance></ClassInstance>
            <ClassInstance Type="TRTSpectrumHeader"><Date>2.3.2018</Date><Time>13:53:4</Time>
            <ChannelCount>6</ChannelCount><CalibAbs>-2.5E-1</CalibAbs><CalibLin>1E-2</CalibLin></ClassInstance>
            <Channels>0,3,0,70000,1,0</Channels>
            <ClassInstance Type="TRTPSEElementList"><ChildClassInstances>
            <ClassInstance Type="TRTPSEElement" Name="Fe"><Element>26</Element></ClassInstance>
            <ClassInstance Type="TRTPSEElement" Name="?"><Element>999</Element></ClassInstance>
            <ClassInstance Type="TRTPSEElement" Name="S"><Element>16</Element></ClassInstance>
            </ChildClassInstances></ClassInstance></ClassInstance></TRTSpectrum>
            """;

    @Override
    protected SpectrumImageReader reader() {
        return new SpxFormat();
    }

    @Override
    protected Path example(Path target) throws IOException {
        return write(target.resolve("example.spx"), SPECTRUM);
    }

    @Test
    void takesTheHeadersOfTheSpectrumAndNotThoseOfItsResults() throws IOException {
        SpectrumImage image = read(example(folder));

        assertThat(image.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.25, 0.01, 6));
        assertThat(image.sumSpectrum()).containsExactly(0, 3, 0, 70_000, 1, 0);
        assertThat(image.acquisition().beamKeV()).hasValue(15);
        assertThat(image.acquisition().elevationDeg()).hasValue(35);
        assertThat(image.acquisition().azimuthDeg()).hasValue(45);
        assertThat(image.acquisition().liveTimeS()).hasValue(7.385);
        assertThat(image.acquisition().realTimeS()).hasValue(7.575);
        assertThat(image.metadata().elements()).containsExactly(Element.of("Fe"), Element.of("S"));
        assertThat(image.metadata().notes())
                .containsEntry("date", "2.3.2018")
                .containsEntry("time", "13:53:4")
                .containsEntry("description", "pyrite, 5 µm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<ChannelCount>6; <ChannelCount>2147483647; ChannelCount is 2147483647",
                "<ChannelCount>6; <ChannelCount>7; lists 6 whole numbers, but ChannelCount is 7",
                "0,3,0; 0,-3,0; holds -3 in channel 1",
                "0,3,0; 0,99999999999,0; holds 99999999999 in channel 1",
                "0,3,0; 0,3.5,0; lists 0 whole numbers",
                "<CalibLin>1E-2; <CalibLin>-1; gives no energy axis",
                "<CalibAbs>-2.5E-1; <CalibAbs>Infinity; gives no energy axis",
                "<RTHeader/>; <!DOCTYPE x>; no XML",
            })
    void forgedValuesAreRefused(String before, String after, String reason) throws IOException {
        assertThat(SPECTRUM).contains(before);
        Path file = write(folder.resolve("forged.spx"), SPECTRUM.replace(before, after));

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("forged.spx: ")
                .withMessageContaining(reason);
    }

    @Test
    void theSampleIsRead() throws IOException {
        SpectrumImage image = read(Samples.file("bruker", "bruker_nano.spx"));

        assertThat(image.energy()).isEqualTo(new EnergyAxis(-0.238925, 0.0025, 4096));
        assertThat(image.counts().total()).isEqualTo(76_293);
        assertThat(image.counts().max()).isEqualTo(665);
        assertThat(image.sumSpectrum()[93]).isEqualTo(665);
        assertThat(image.acquisition().beamKeV()).hasValue(15);
        assertThat(image.acquisition().elevationDeg()).hasValue(35);
        assertThat(image.acquisition().azimuthDeg()).hasValue(45);
        assertThat(image.acquisition().liveTimeS()).hasValue(7.385);
        assertThat(image.metadata().elements().stream().map(Element::symbol)).containsExactly("Fe", "S", "Cu");
    }

    private static Path write(Path file, String xml) throws IOException {
        return Files.write(file, xml.getBytes(StandardCharsets.ISO_8859_1));
    }

    private SpectrumImage read(Path file) throws IOException {
        return reader().read(file, ReadOptions.defaults(), ProgressListener.none());
    }
}
