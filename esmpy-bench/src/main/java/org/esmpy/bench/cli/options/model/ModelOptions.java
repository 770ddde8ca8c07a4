package org.esmpy.bench.cli.options.model;

import picocli.CommandLine.Mixin;

/** The groups of options that decide the data of a fit and its physical model. */
public final class ModelOptions {
    @Mixin
    private AcquisitionOptions acquisition;

    @Mixin
    private MapOptions map;

    @Mixin
    private MaskOptions mask;

    @Mixin
    private EnergyRangeOptions energyRange;

    @Mixin
    private OutlierOption outlier;

    @Mixin
    private ElementOptions element;

    @Mixin
    private CalibrationOptions calibration;

    @Mixin
    private SpecimenOptions specimen;

    @Mixin
    private PhysicsOptions physics;

    @Mixin
    private PileUpOption pileUp;
}
