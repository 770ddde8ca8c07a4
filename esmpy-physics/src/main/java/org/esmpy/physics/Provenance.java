package org.esmpy.physics;

/**
 * Where a number comes from.
 *
 * @param citation   publication, in one line
 * @param link       DOI or other permanent address; empty if there is none
 * @param version    version of the table or formula this implementation reproduces
 * @param range      where it holds, with units
 * @param deviations what differs from the publication; empty if nothing does
 */
public record Provenance(String citation, String link, String version, String range, String deviations) {}
