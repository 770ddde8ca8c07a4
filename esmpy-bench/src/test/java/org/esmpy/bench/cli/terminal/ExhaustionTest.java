package org.esmpy.bench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.esmpy.solver.WorkerPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class ExhaustionTest {
    @ParameterizedTest
    @CsvSource({
        "memory, 'esmpy: memory map.hspy ran out of memory'",
        "array, 'esmpy: array map.hspy ran out of memory'",
        "worker, 'esmpy: worker map.hspy ran out of memory'",
        "stack, 'esmpy: stack map.hspy ran out of stack in bench.cli.terminal.ExhaustionTest$Greedy'"
    })
    void isToldInOneLine(String command, String beginning) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Greedy())
                .setExecutionStrategy(new Exhaustion())
                .setErr(new PrintWriter(err, true));
        assertThat(line.execute(command, "map.hspy")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(beginning);
        assertThat(err.toString()).contains(command.equals("stack") ? "java -Xss" : "java -Xmx");
    }

    /** Asks for more than there is. */
    @Command(name = "greedy")
    static final class Greedy implements Callable<Integer> {
        @Parameters(arity = "2")
        private List<String> words;

        @Override
        public Integer call() {
            return switch (words.get(0)) {
                case "memory" -> new long[64][1 << 30].length;
                case "array" -> new long[Integer.MAX_VALUE].length;
                case "worker" -> worker();
                default -> 1 + call();
            };
        }

        private static int worker() {
            try (WorkerPool pool = new WorkerPool(3)) {
                pool.run(8, task -> Arrays.fill(new long[64][1 << 30], null));
            }
            return 0;
        }
    }
}
