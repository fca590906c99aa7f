package dev.tandem.scenarios.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** A PostgreSQL of the operator's own: it goes on running while servers come and go, so that they start faster. */
public final class OwnPostgres implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private OwnPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts an empty one. */
    public static OwnPostgres start() {
        try {
            return new OwnPostgres(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Workplace.folder("postgres-programs")
                            .resolve("unpacked")
                            .toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a server use it. */
    public ServerSetup usedBy(ServerSetup setup) {
        return setup.with("TANDEM_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .with("TANDEM_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
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
