package org.esmpy.bench.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Spark calls a master: the address of a cluster, or a word for this computer. */
final class SparkMaster {
    private static final Pattern KNOWN = Pattern.compile("local(\\[(\\*|\\d+)(,\\s*\\d+)?])?"
            + "|local-cluster\\[\\d+,\\s*\\d+,\\s*\\d+]"
            + "|spark://[^,:/]+:\\d+(,[^,:/]+:\\d+)*"
            + "|yarn"
            + "|k8s://.+");
    private static final String STANDALONE = "spark://";

    /** How long a computer has to answer, as long as Spark waits between two attempts. */
    private static final int ANSWER_MILLIS = 20_000;

    private SparkMaster() {}

    /** Whether the work is done by the program that asks for it. */
    static boolean isThisProgram(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    /**
     * Refuses what is no master, and a standalone master that does not answer.
     *
     * @throws IllegalArgumentException if so
     */
    static void check(String master) {
        if (!KNOWN.matcher(master).matches()) {
            throw new IllegalArgumentException(
                    "--spark " + master
                            + " is no master of Spark; expected one like local[2], spark://HOST:7077, yarn or k8s://https://HOST:PORT");
        }
        if (master.startsWith(STANDALONE)) {
            List<String> silent = new ArrayList<>();
            String[] addresses = master.substring(STANDALONE.length()).split(",");
            for (String address : addresses) {
                int colon = address.lastIndexOf(':');
                try (Socket socket = new Socket()) {
                    socket.connect(
                            new InetSocketAddress(
                                    address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                            ANSWER_MILLIS);
                    return;
                } catch (IOException | IllegalArgumentException e) {
                    silent.add(address + " (" + e.getMessage() + ")");
                }
            }
            throw new IllegalArgumentException("no Spark master answers at " + String.join(", ", silent));
        }
    }
}
