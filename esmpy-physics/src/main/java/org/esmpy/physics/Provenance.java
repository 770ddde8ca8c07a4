package org.esmpy.physics;

/**
 * The publication, equation and range behind an implementation; the pages of {@code docs/physics} are generated from
 * it.
 *
 * @param citation   publication, in one line
 * @param link       DOI or other permanent address; empty if there is none
 * @param version    version of the table or formula this implementation reproduces
 * @param equation   what is computed, in one line of text, symbols explained; says so if a table is looked up
 * @param range      where it holds, with units
 * @param deviations what differs from the publication; empty if nothing does
 */
public record Provenance(
        String citation, String link, String version, String equation, String range, String deviations) {}
