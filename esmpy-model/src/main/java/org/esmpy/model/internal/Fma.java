package org.esmpy.model.internal;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Computes {@code a·b + c} as fast as the processor can. Where it has a fused multiply-add this is {@link Math#fma},
 * which rounds once. Where it has none, {@code Math.fma} would run in software, a hundred times slower; then product
 * and sum are rounded one after the other, and results differ from those of other processors in their last bits. The
 * choice is made once and stays until the program ends, so that every run on one machine gives the same bits.
 */
public final class Fma {
    private static final boolean FUSED = isFused();

    private Fma() {}

    /** {@code a·b + c}. */
    public static double of(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /**
     * Asks HotSpot whether it uses the instruction: it does not if the processor lacks it, or with {@code -XX:-UseFMA}.
     * Other virtual machines and stripped run-times do not tell, and get {@code Math.fma}. Measuring the speed instead
     * would let the bits depend on the load of the machine.
     */
    private static boolean isFused() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine == null
                    || !"false".equals(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | NoClassDefFoundError unknown) {
            return true;
        }
    }
}
