package org.esmpy.bench.result;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.spectrum.Findings;

/**
 * An element that the summed spectrum shows though nobody listed it, in {@code result.json}.
 *
 * @param element  symbol
 * @param gainNats by how much it makes the spectrum more likely, nats
 * @param sigma    the same in standard deviations, with what the model leaves unexplained as noise
 * @param counts   counts of its lines in the sum
 * @param lineKeV  where its strongest line is, keV
 */
public record StrayElement(String element, double gainNats, double sigma, double counts, double lineKeV) {
    /** Those that were not made elements of the specimen. */
    static List<StrayElement> of(Optional<Findings> findings, List<String> specimen) {
        return findings.stream()
                .flatMap(found -> found.elements().stream())
                .filter(found -> !specimen.contains(found.element().symbol()))
                .map(found -> new StrayElement(
                        found.element().symbol(), found.gainNats(), found.sigma(), found.counts(), found.lineKeV()))
                .toList();
    }
}
