package org.esmpy.bench.result;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.spectrum.Findings;

/**
 * An element that was found in the summed spectrum though it was not listed, for {@code result.json}.
 *
 * @param element  symbol
 * @param gainNats gain in log-likelihood of the summed spectrum, nats
 * @param sigma    significance in standard deviations, where the misfit of the model counts as noise
 * @param counts   counts of its lines in the sum
 * @param lineKeV  energy of its strongest line, keV
 */
public record StrayElement(String element, double gainNats, double sigma, double counts, double lineKeV) {
    /** The found elements that do not belong to the specimen. */
    static List<StrayElement> of(Optional<Findings> findings, List<String> specimen) {
        return findings.stream()
                .flatMap(found -> found.elements().stream())
                .filter(found -> !specimen.contains(found.element().symbol()))
                .map(found -> new StrayElement(
                        found.element().symbol(), found.gainNats(), found.sigma(), found.counts(), found.lineKeV()))
                .toList();
    }
}
