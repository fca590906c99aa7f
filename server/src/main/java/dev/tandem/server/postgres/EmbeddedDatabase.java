package dev.tandem.server.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that comes along: its files live in the data directory and survive every restart, its port is free-chosen on
 * loopback, its password is made up at the first start.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "postgres";
    private static final String NAME = "tandem";
    /** Recovery after a crash reads the write-ahead log, at most some hundred megabytes. */
    private static final Duration STARTUP_MAX = Duration.ofMinutes(3);

    /**
     * What a small machine can bear. The library we start PostgreSQL with is made for tests and would trade the last second of
     * data for speed: durability is switched back on here. No statement text and no row content may reach a log.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "localhost"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_parameter_max_length", "0"));

    private final DataDirectory directory;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server, String password) {
        this.directory = directory;
        this.server = server;
        this.password = password;
    }

    /** Starts it, after stopping whatever a killed server left behind. */
    static EmbeddedDatabase start(Path dataDirectory) throws IOException {
        return start(dataDirectory, dataDirectory.resolve("postgres-programs"));
    }

    /** The same, with the place where the programs of PostgreSQL are unpacked. */
    static EmbeddedDatabase start(Path dataDirectory, Path binaries) throws IOException {
        DataDirectory directory = DataDirectory.take(dataDirectory);
        try {
            String password = DatabasePassword.in(directory.path());
            EmbeddedPostgres server = startServer(directory.path(), binaries, password);
            createDatabase(server);
            return new EmbeddedDatabase(directory, server, password);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Where to connect to. */
    DatabaseUrl url() {
        return new DatabaseUrl("jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME, OWNER, password);
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            server.close();
        }
    }

    private static EmbeddedPostgres startServer(Path directory, Path binaries, String password) throws IOException {
        Path files = directory.resolve("postgres");
        Path unfinished = directory.resolve("postgres.unfinished");
        OrphanedPostmaster.stop(files);
        Path unpacked = closedToOthers(binaries).resolve("unpacked");
        forgetHalfUnpacked(unpacked);
        if (Files.exists(unfinished)) {
            FileSystemUtils.deleteRecursively(files); // a first start was cut off: nothing was ever stored in there
        } else if (!Files.exists(files)) {
            Files.createFile(unfinished);
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", DatabasePassword.file(directory).toString())
                .setConnectConfig("password", password)
                .setPGStartupWait(STARTUP_MAX);
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        Files.deleteIfExists(unfinished);
        return server;
    }

    /** The library lets everybody write where it unpacks, so nobody else may get that far. */
    static Path closedToOthers(Path binaries) throws IOException {
        if (!Files.exists(binaries)) {
            Files.createDirectory(
                    binaries, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return binaries;
    }

    /** The library never overwrites what lies there, so a file cut off by a kill would stay broken for ever. */
    private static void forgetHalfUnpacked(Path unpacked) throws IOException {
        if (Files.exists(unpacked)) {
            try (Stream<Path> versions = Files.list(unpacked)) {
                for (Path version : versions.toList()) {
                    if (!Files.exists(version.resolve(".exists"))) {
                        FileSystemUtils.deleteRecursively(version);
                    }
                }
            }
        }
    }

    private static void createDatabase(EmbeddedPostgres server) throws IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
                    .next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        } catch (SQLException e) {
            server.close();
            throw new IOException("The embedded PostgreSQL could not make its database", e);
        }
    }
}
