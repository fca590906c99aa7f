package dev.tandem.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.server.TandemProperties;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Gives Flyway, the stores and the sessions their connections: to the operator's database, or to the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 2;

    /** Started only if somebody asks. Closed after the pool, because it is made before it. */
    @Lazy
    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(TandemProperties properties) throws IOException {
        return EmbeddedDatabase.start(properties.dataDir());
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(TandemProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        String url = properties.database().url();
        DatabaseUrl database = url == null ? embedded.getObject().url() : DatabaseUrl.parse(url);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("tandem");
        pool.setJdbcUrl(database.jdbc());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(properties.database().poolSize());
        pool.setMinimumIdle(IDLE_CONNECTIONS);
        pool.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        pool.addDataSourceProperty("ApplicationName", "tandem");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // An error's detail quotes the row it is about, and errors reach the log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(pool);
    }
}
