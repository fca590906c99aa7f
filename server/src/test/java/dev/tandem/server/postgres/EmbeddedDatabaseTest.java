package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    @Test
    void it_keeps_its_rows_over_a_restart_and_writes_them_through_to_the_disk() throws IOException {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(directory, TestDatabase.binaries())) {
            client(first).sql("CREATE TABLE contact (name text)").update();
            client(first).sql("INSERT INTO contact VALUES ('Jörg Weber')").update();
            assertThat(setting(first, "fsync")).isEqualTo("on");
            assertThat(setting(first, "synchronous_commit")).isEqualTo("on");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.start(directory, TestDatabase.binaries())) {
            assertThat(names(second)).isEqualTo("Jörg Weber");
        }
    }

    @Test
    void nobody_else_on_the_machine_gets_in() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, TestDatabase.binaries())) {
            DatabaseUrl url = database.url();
            var stranger = new DriverManagerDataSource(url.jdbc(), "postgres", "guessed");

            assertThatThrownBy(stranger::getConnection).hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void after_a_kill_the_postgres_left_behind_is_stopped_and_nothing_is_lost() throws Exception {
        Process killed = OtherServer.startOn(directory);
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        try (EmbeddedDatabase next = EmbeddedDatabase.start(directory, TestDatabase.binaries())) {
            assertThat(names(next)).isEqualTo(OtherServer.STORED);
        }
    }

    @Test
    void a_second_server_on_the_same_directory_is_told_so_and_does_no_harm() throws Exception {
        Process running = OtherServer.startOn(directory);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, TestDatabase.binaries()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Tandem is running")
                    .hasMessageContaining("TANDEM_DATA_DIR");
            assertThat(running.isAlive()).isTrue();
        } finally {
            running.destroy();
            assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_first_start_that_was_cut_off_begins_anew() throws IOException {
        Files.createDirectories(directory.resolve("postgres/base"));
        Files.createFile(directory.resolve("postgres.unfinished"));
        Files.createDirectories(directory.resolve("postgres-programs/unpacked/PG-cut-off"));

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
        }
        assertThat(directory.resolve("postgres.unfinished")).doesNotExist();
        assertThat(directory.resolve("postgres-programs/unpacked/PG-cut-off")).doesNotExist();
    }

    @Test
    void a_pid_that_belongs_to_another_program_by_now_is_left_alone() throws IOException {
        EmbeddedDatabase.start(directory, TestDatabase.binaries()).close();
        long ourselves = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("postgres/postmaster.pid"), ourselves + "\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, TestDatabase.binaries())) {
            assertThat(setting(database, "port")).isNotEmpty();
        }
    }

    static JdbcClient client(EmbeddedDatabase database) {
        DatabaseUrl url = database.url();
        String user = Objects.requireNonNull(url.user());
        String password = Objects.requireNonNull(url.password());
        return JdbcClient.create(new DriverManagerDataSource(url.jdbc(), user, password));
    }

    private static String names(EmbeddedDatabase database) {
        return client(database)
                .sql("SELECT name FROM contact")
                .query(String.class)
                .single();
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return client(database)
                .sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
