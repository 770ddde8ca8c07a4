package org.esmpy.bench.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.bench.guice.Wiring;

/**
 * A cluster for tests: this program, which gets work and gives results as bytes, as another computer would. Masters are
 * {@code loopback}, and {@code loopback-lost}, where all work is lost.
 */
public final class LoopbackConnector implements ClusterConnector {
    @Override
    public Cluster connect(String master, List<Path> plugins) {
        if (!master.startsWith("loopback")) {
            throw new IllegalArgumentException(master + " is no master");
        }
        return new Loopback(master.endsWith("lost"));
    }

    private record Loopback(boolean loses) implements Cluster {
        @Override
        public <W, R extends Serializable> R run(Work<W, R> work) {
            if (loses) {
                throw new LostWorkException("no computer is left", new IOException());
            }
            Work<W, R> sent = sent(work);
            return sent(sent.doneBy(Wiring.injector().getInstance(sent.worker()), 1));
        }

        @Override
        public int slots() {
            return 2;
        }

        @Override
        public void close() {
            // Nothing was opened.
        }

        @SuppressWarnings("unchecked") // it is what was written
        private static <T> T sent(T object) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
                out.flush();
                return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
