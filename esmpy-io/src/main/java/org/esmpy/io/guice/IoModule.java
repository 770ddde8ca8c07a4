package org.esmpy.io.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.catalog.FormatCatalog;

/** Makes the formats of this module available. A plug-in adds its own in the same way. */
@SuppressWarnings("exports") // Code that uses this class has Guice, which the module does not need otherwise.
public final class IoModule extends AbstractModule {
    /** The set that readers are added to. */
    public static Multibinder<SpectrumImageReader> readers(Binder binder) {
        return Multibinder.newSetBinder(binder, SpectrumImageReader.class);
    }

    /** The set that writers are added to. */
    public static Multibinder<SpectrumImageWriter> writers(Binder binder) {
        return Multibinder.newSetBinder(binder, SpectrumImageWriter.class);
    }

    @Override
    protected void configure() {
        FormatCatalog.of(SpectrumImageReader.class)
                .forEach(format -> readers(binder()).addBinding().to(format.getClass()));
        FormatCatalog.of(SpectrumImageWriter.class)
                .forEach(format -> writers(binder()).addBinding().to(format.getClass()));
    }
}
