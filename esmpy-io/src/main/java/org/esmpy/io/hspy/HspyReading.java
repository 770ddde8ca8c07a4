package org.esmpy.io.hspy;

import java.util.Optional;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.hdf5.CountReading;
import org.esmpy.io.internal.hdf5.Hdf5Data;
import org.esmpy.io.internal.hdf5.Hdf5File;
import org.esmpy.io.internal.hdf5.Hdf5Group;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;

/** Makes an image from one signal in a file. */
final class HspyReading {
    private HspyReading() {}

    /**
     * @throws SpectrumFormatException  if the file is damaged or does not hold counts on an energy axis
     * @throws IllegalArgumentException if the options name no experiment of the file, or have to name one
     */
    static SpectrumImage read(Hdf5File file, ReadOptions options, ProgressListener progress) {
        Hdf5Group experiment = new HspyExperiments(file).choose(options);
        Hdf5Data data = experiment
                .data(HspyExperiments.DATA)
                .orElseThrow(() -> SpectrumFormatException.at(
                        file.path(), experiment.path(), "has no dataset '" + HspyExperiments.DATA + "'"));
        HspyAxes axes = HspyAxes.read(experiment, data);
        axes.checkFrames(options);
        CountMatrix counts = CountReading.read(data, axes.energyIndex(), options, progress);
        HspyMetadata metadata = new HspyMetadata(experiment);
        SpectrumImage image = SpectrumImage.of(counts, axes.shape(), axes.energy())
                .withAcquisition(HspyAcquisition.read(metadata))
                .withMetadata(metadata.read());
        Optional<PixelSize> pixelSize = axes.pixelSize();
        return options.overrides().applyTo(pixelSize.map(image::withPixelSize).orElse(image));
    }
}
