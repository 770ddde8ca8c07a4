package org.esmpy.io.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumImageFormat;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;

class IoModuleTest {
    @Test
    void offersWhatTheDefaultsOffer() {
        FormatCatalog injected = Guice.createInjector(new IoModule()).getInstance(FormatCatalog.class);
        FormatCatalog plain = FormatCatalog.defaults();

        assertThat(injected.readers().stream().map(SpectrumImageFormat::id))
                .containsExactlyElementsOf(
                        plain.readers().stream().map(SpectrumImageFormat::id).toList());
        assertThat(injected.writers().stream().map(SpectrumImageFormat::id))
                .containsExactlyElementsOf(
                        plain.writers().stream().map(SpectrumImageFormat::id).toList());
    }

    @Test
    void aPluginIsOneLineInAModule() {
        Injector injector = Guice.createInjector(new IoModule(), new IoModule(), new AbstractModule() {
            @Override
            protected void configure() {
                IoModule.readers(binder()).addBinding().to(PluginReader.class);
            }
        });

        assertThat(injector.getInstance(FormatCatalog.class).reader("plug-in")).isInstanceOf(PluginReader.class);
    }

    /** A reader that another project brings. */
    static final class PluginReader implements SpectrumImageReader {
        @Override
        public String id() {
            return "plug-in";
        }

        @Override
        public String description() {
            return "a format of another project";
        }

        @Override
        public ProbeResult probe(Path file) {
            return ProbeResult.refused("never");
        }

        @Override
        public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) {
            throw new UnsupportedOperationException("never recognised");
        }
    }
}
