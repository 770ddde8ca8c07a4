package org.esmpy.bench.cli.options;

/** The headings under which {@code esmpy fit --help} shows options, in their order. */
public enum HelpSection {
    DATA("Data"),
    MODEL("Elements and physics"),
    PHASES("Phases and priors"),
    SOLVER("Solver"),
    OUTPUT("Output and help");

    private final String heading;

    HelpSection(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    /** A group of options with a heading. */
    public interface Member {
        HelpSection section();
    }
}
