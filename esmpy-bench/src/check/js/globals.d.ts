// What the page writes above the modules, and the library of charts.
declare const PHASE_COLORS: string[];
declare const VIRIDIS: string;
declare var uPlot: any;
