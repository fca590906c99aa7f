package dev.tandem.server.postgres;

import dev.tandem.server.notice.Installation;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The name that the installation got when its schema was made. */
@Component
class PostgresInstallation implements Installation {

    private final JdbcClient jdbc;

    PostgresInstallation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID id() {
        return jdbc.sql("select installation_id from installation")
                .query(UUID.class)
                .single();
    }
}
