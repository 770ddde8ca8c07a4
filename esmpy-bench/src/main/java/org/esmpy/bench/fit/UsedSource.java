package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * A table or formula of the physics that a fit used; the names of the components are keys of {@code result.json}.
 *
 * @param quantity the quantity it provides, e.g. {@code mass-attenuation}
 * @param id       its id
 * @param citation publication, in one line
 * @param link     DOI or other address; empty if there is none
 * @param version  of the table or formula
 */
public record UsedSource(String quantity, String id, String citation, String link, String version) {
    /** Names of the quantities in the order of {@link PhysicsTables#sources}. */
    private static final List<String> QUANTITIES =
            List.of("emission-lines", "mass-attenuation", "continuum", "detector-efficiency", "detector-response");

    static List<UsedSource> of(PhysicsTables tables) {
        List<UsedSource> used = new ArrayList<>();
        for (PhysicsSource source : tables.sources()) {
            used.add(new UsedSource(
                    QUANTITIES.get(used.size()),
                    source.id(),
                    source.provenance().citation(),
                    source.provenance().link(),
                    source.provenance().version()));
        }
        return used;
    }
}
