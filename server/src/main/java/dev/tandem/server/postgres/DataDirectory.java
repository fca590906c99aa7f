package dev.tandem.server.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data directory, held by one server at a time. The operating system lets go of the lock when the process ends, however it
 * ends, so a lock that can be taken proves that the former owner is gone.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the directory if needed and takes it, or says who else has it. */
    static DataDirectory take(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path real = directory.toRealPath();
        FileChannel channel =
                FileChannel.open(real.resolve("tandem.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IllegalStateException("Another Tandem is running on the data directory " + real
                    + ". Stop it first, or set TANDEM_DATA_DIR to another directory.");
        }
        return new DataDirectory(real, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // taken inside this very JVM
        }
    }

    /** The directory, absolute and without links. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
