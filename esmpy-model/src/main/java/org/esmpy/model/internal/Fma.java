package org.esmpy.model.internal;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * {@code a·b + c} as fast as the processor can. Where it has a fused multiply-add this is {@link Math#fma}, which rounds
 * once. Where it has none the virtual machine would work that out in software, a hundred times slower; then product and
 * sum are rounded one after the other, and results differ from those of other processors in their last bits. Which of the
 * two is settled once and stays the same until the program ends, so that every run on one machine gives the same bits.
 */
public final class Fma {
    private static final boolean FUSED = isFused();

    private Fma() {}

    /** {@code a·b + c}. */
    public static double of(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /**
     * HotSpot says whether it uses the instruction: not if the processor lacks it, nor if told {@code -XX:-UseFMA}. Of
     * other virtual machines and stripped run-times nothing is known; theirs is the exact one. Measuring instead would let
     * the bits depend on how busy the machine is.
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
