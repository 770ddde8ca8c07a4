package org.esmpy.solver.lowdose;

import java.util.List;
import org.esmpy.solver.lowdose.LowDoseReport.BasinLine;
import org.esmpy.solver.lowdose.LowDoseReport.BinLine;
import org.esmpy.solver.lowdose.LowDoseReport.PriorLine;
import org.esmpy.solver.lowdose.LowDoseReport.RegionLine;

/** Turns what was tried into lines of a report. */
final class ReportLines {
    private ReportLines() {}

    static List<RegionLine> regions(List<RegionPhases.Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new RegionLine(
                        candidate.start(),
                        candidate.divergenceNats(),
                        candidate.plateaus().stream()
                                .map(Plateaus.Plateau::nats)
                                .toList(),
                        candidate.plateaus().stream()
                                .map(Plateaus.Plateau::share)
                                .toList()))
                .toList();
    }

    static List<BasinLine> basins(List<BasinSelection.Basin> basins) {
        double chosen = basins.isEmpty() ? 0 : basins.get(0).divergenceNats();
        return basins.stream()
                .map(basin -> new BasinLine(
                        basin.starts(),
                        basin.divergenceNats(),
                        basin.divergenceNats() - chosen,
                        basin.freeAbundances(),
                        basin.heldOut().nats(),
                        basin.heldOut().standardError(),
                        basin.dropped()))
                .toList();
    }

    static List<BinLine> bins(List<BinSearch.Trial> trials) {
        return trials.stream()
                .map(trial -> {
                    HeldOut.Gain gain =
                            trial.heldOut().over(BinSearch.best(trials).heldOut());
                    return new BinLine(trial.binSize(), trial.strengthNats(), gain.nats(), gain.standardError());
                })
                .toList();
    }

    static List<PriorLine> priors(List<SpatialSearch.Tried> tried) {
        return tried.stream()
                .map(one -> {
                    HeldOut.Gain gain =
                            one.heldOut().over(SpatialSearch.best(tried).heldOut());
                    return new PriorLine(
                            one.prior().lambda(), one.prior().logSparsity(), gain.nats(), gain.standardError());
                })
                .toList();
    }
}
