package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void jdbc_is_taken_as_it_stands() {
        String jdbc = "jdbc:postgresql://db.nordlicht.example:5433/tandem?user=ada&sslmode=require";

        assertThat(DatabaseUrl.parse(jdbc)).isEqualTo(new DatabaseUrl(jdbc, null, null));
    }

    @Test
    void the_form_of_hosting_providers_is_taken_apart() {
        assertThat(DatabaseUrl.parse(
                        "postgres://ada:apfel%40b%2Faum+1@db.nordlicht.example:5433/tandem?sslmode=require"))
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.nordlicht.example:5433/tandem?sslmode=require", "ada", "apfel@b/aum+1"));
        assertThat(DatabaseUrl.parse("postgresql://db/tandem"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/tandem", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:geheim@db/tandem",
                "ada:geheim@db",
                "postgres://ada:geheim@/tandem",
                "postgres://ge heim"
            })
    void anything_else_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TANDEM_DATABASE_URL")
                .hasMessageNotContaining("geheim");
    }
}
