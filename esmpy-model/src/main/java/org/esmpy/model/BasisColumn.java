package org.esmpy.model;

import java.util.List;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;

/** The meaning of a column of G, and so of a row of W. */
public sealed interface BasisColumn {
    /** Short name that heads the column in tables, e.g. {@code "Fe"} or {@code "b0"}. */
    String name();

    /**
     * Lines of an element of the specimen; its row of W is an atomic concentration.
     *
     * @param name    the symbol, with a suffix if the element's lines are split over several columns
     * @param element the element
     * @param lines   its lines in this column
     */
    record Characteristic(String name, Element element, List<LineEmission> lines) implements BasisColumn {
        public Characteristic {
            lines = List.copyOf(lines);
        }

        /** Symbol of the element. */
        public String symbol() {
            return element.symbol();
        }
    }

    /**
     * A bremsstrahlung term.
     *
     * @param term the term
     */
    record Continuum(ContinuumTerm term) implements BasisColumn {
        @Override
        public String name() {
            return term.name();
        }
    }

    /**
     * Lines that do not belong to the specimen, such as those of the grid: fitted, but kept out of compositions and of
     * sum-to-one constraints.
     *
     * @param name    column name
     * @param element the emitting element
     * @param lines   its lines in this column
     */
    record Excluded(String name, Element element, List<LineEmission> lines) implements BasisColumn {
        public Excluded {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Pile-up: two photons that were counted as one, with the sum of their energies. The mean spectrum fixes its shape.
     */
    record PileUp() implements BasisColumn {
        @Override
        public String name() {
            return "pile-up";
        }
    }
}
