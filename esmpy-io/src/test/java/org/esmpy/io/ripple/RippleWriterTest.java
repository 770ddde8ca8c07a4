package org.esmpy.io.ripple;

import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageWriter;
import org.esmpy.io.SpectrumImageWriterContract;

class RippleWriterTest extends SpectrumImageWriterContract {
    @Override
    protected SpectrumImageWriter writer() {
        return new RippleFormat();
    }

    @Override
    protected SpectrumImageReader reader() {
        return new RippleFormat();
    }
}
