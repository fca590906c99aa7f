package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void every_caller_gets_a_database_of_its_own() {
        JdbcClient mine = JdbcClient.create(TestDatabase.fresh());
        JdbcClient yours = JdbcClient.create(TestDatabase.fresh());

        mine.sql("CREATE TABLE only_mine (id int)").update();

        assertThat(tablesNamedOnlyMine(mine)).isEqualTo(1);
        assertThat(tablesNamedOnlyMine(yours)).isZero();
    }

    @Test
    void the_migrations_of_the_classpath_have_run() {
        DataSource database = TestDatabase.fresh();

        assertThat(JdbcClient.create(database)
                        .sql("SELECT count(*) FROM pg_class WHERE relname = 'flyway_schema_history'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static int tablesNamedOnlyMine(JdbcClient database) {
        return database.sql("SELECT count(*) FROM pg_class WHERE relname = 'only_mine'")
                .query(Integer.class)
                .single();
    }
}
