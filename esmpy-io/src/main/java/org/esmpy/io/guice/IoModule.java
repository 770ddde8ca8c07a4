package org.esmpy.io.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.bruker.BcfFormat;
import org.esmpy.io.bruker.SpxFormat;
import org.esmpy.io.csv.CsvFormat;
import org.esmpy.io.dm.DmFormat;
import org.esmpy.io.edax.EdaxFormat;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.io.jeol.JeolFormat;
import org.esmpy.io.msa.MsaFormat;
import org.esmpy.io.npy.NpyFormat;
import org.esmpy.io.oxford.OinaFormat;
import org.esmpy.io.ripple.RippleFormat;
import org.esmpy.io.velox.VeloxFormat;

/** Makes the formats of this module available. A plug-in adds its own in the same way. */
@SuppressWarnings("exports") // Whoever uses this class has Guice; it is no need of the module.
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
        readers(binder()).addBinding().to(HspyFormat.class);
        readers(binder()).addBinding().to(VeloxFormat.class);
        readers(binder()).addBinding().to(BcfFormat.class);
        readers(binder()).addBinding().to(SpxFormat.class);
        readers(binder()).addBinding().to(EdaxFormat.class);
        readers(binder()).addBinding().to(JeolFormat.class);
        readers(binder()).addBinding().to(DmFormat.class);
        readers(binder()).addBinding().to(OinaFormat.class);
        readers(binder()).addBinding().to(RippleFormat.class);
        readers(binder()).addBinding().to(NpyFormat.class);
        readers(binder()).addBinding().to(MsaFormat.class);
        writers(binder()).addBinding().to(CsvFormat.class);
        writers(binder()).addBinding().to(HspyFormat.class);
        writers(binder()).addBinding().to(MsaFormat.class);
        writers(binder()).addBinding().to(NpyFormat.class);
        writers(binder()).addBinding().to(RippleFormat.class);
    }
}
