package org.esmpy.io.staging;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files in memory, of which one change (a file opened to write, a write, a move, a delete, a new folder) fails. */
public final class FaultyFiles extends FileSystem {
    private final FileSystem files = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build());
    private final Faults faults = new Faults();
    private int untilFault = Integer.MAX_VALUE;
    private boolean stopped;
    private boolean failed;

    /**
     * Makes a change fail.
     *
     * @param changes  that succeed before
     * @param forGood whether all after it fail too, as if the process were killed
     */
    public void failAfter(int changes, boolean forGood) {
        untilFault = changes;
        stopped = forGood;
        failed = false;
    }

    /** Lets everything succeed. */
    public void heal() {
        untilFault = Integer.MAX_VALUE;
    }

    /** Whether the change that was to fail did. */
    public boolean hasFailed() {
        return failed;
    }

    private void change(Object what) throws IOException {
        if (untilFault > 0) {
            untilFault -= untilFault == Integer.MAX_VALUE ? 0 : 1;
            return;
        }
        failed = true;
        untilFault = stopped ? 0 : Integer.MAX_VALUE;
        throw new IOException("fault at " + what);
    }

    private Path wrap(Path path) {
        return path == null
                ? null
                : (Path) Proxy.newProxyInstance(
                        FaultyFiles.class.getClassLoader(),
                        new Class<?>[] {Path.class, Wrapped.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("unwrapped")) {
                                return path;
                            }
                            return method.getName().equals("getFileSystem") ? this : call(path, method, args);
                        });
    }

    private static Path bare(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.unwrapped() : path;
    }

    private Object call(Object target, Method method, Object[] args) throws Throwable {
        Object[] bare = args == null ? new Object[0] : args.clone();
        for (int i = 0; i < bare.length; i++) {
            bare[i] = bare[i] instanceof Path path ? bare(path) : bare[i];
        }
        try {
            Object answer = method.invoke(target, bare);
            if (answer instanceof Iterator<?> names) {
                return wrapped(names).iterator();
            }
            return answer instanceof Path path ? wrap(path) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private List<Path> wrapped(Iterator<?> paths) {
        List<Path> all = new ArrayList<>();
        paths.forEachRemaining(path -> all.add(wrap((Path) path)));
        return all;
    }

    /** A path of this file system. */
    private interface Wrapped {
        Path unwrapped();
    }

    @Override
    public FileSystemProvider provider() {
        return faults;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    @Override
    public boolean isOpen() {
        return files.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return files.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return wrapped(files.getRootDirectories().iterator());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return files.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return files.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(files.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = files.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(bare(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return files.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    /** Passes everything on, and counts changes. */
    private final class Faults extends FileSystemProvider {
        private final FileSystemProvider memory = files.provider();

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return FaultyFiles.this;
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            if (!options.contains(StandardOpenOption.WRITE)) {
                return memory.newByteChannel(bare(path), options, attributes);
            }
            change("opening " + path);
            SeekableByteChannel channel = memory.newByteChannel(bare(path), options, attributes);
            return (SeekableByteChannel) Proxy.newProxyInstance(
                    FaultyFiles.class.getClassLoader(),
                    new Class<?>[] {SeekableByteChannel.class},
                    (proxy, method, args) -> {
                        if (method.getName().equals("write")) {
                            change("writing " + path);
                        }
                        return call(channel, method, args);
                    });
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (options.contains(StandardOpenOption.WRITE)) {
                change("opening " + path);
            }
            return memory.newFileChannel(bare(path), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            try (DirectoryStream<Path> content = memory.newDirectoryStream(bare(folder), path -> true)) {
                List<Path> all = wrapped(content.iterator());
                return new DirectoryStream<>() {
                    @Override
                    public Iterator<Path> iterator() {
                        return all.iterator();
                    }

                    @Override
                    public void close() {}
                };
            }
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            change("making " + folder);
            memory.createDirectory(bare(folder), attributes);
        }

        @Override
        public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
            memory.createSymbolicLink(bare(link), bare(target), attributes);
        }

        @Override
        public Path readSymbolicLink(Path link) throws IOException {
            return wrap(memory.readSymbolicLink(bare(link)));
        }

        @Override
        public void delete(Path path) throws IOException {
            change("deleting " + path);
            memory.delete(bare(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            change("copying " + source);
            memory.copy(bare(source), bare(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            change("moving " + source);
            memory.move(bare(source), bare(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return memory.isSameFile(bare(path), bare(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return memory.isHidden(bare(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return memory.getFileStore(bare(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            memory.checkAccess(bare(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return memory.getFileAttributeView(bare(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return memory.readAttributes(bare(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return memory.readAttributes(bare(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            memory.setAttribute(bare(path), attribute, value, options);
        }
    }
}
