package dev.tandem.scenarios.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.sql.DataSource;

/** A PostgreSQL of the operator's own: it goes on running while servers come and go, so that they start faster. */
public final class OwnPostgres implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private OwnPostgres(EmbeddedPostgres.Builder settings) {
        try {
            this.postgres = settings.setOverrideWorkingDirectory(Workplace.folder("postgres-programs")
                            .resolve("unpacked")
                            .toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an empty one that does not wait for the disk: quick, and good for everything but a power cut. */
    public static OwnPostgres start() {
        return new OwnPostgres(EmbeddedPostgres.builder());
    }

    /** Starts an empty one as operators run it: what was committed is on the disk. */
    public static OwnPostgres durable() {
        return new OwnPostgres(
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on"));
    }

    /** Makes a server use it. */
    public ServerSetup usedBy(ServerSetup setup) {
        return setup.with("TANDEM_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .with("TANDEM_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** The database that servers use. */
    public DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
