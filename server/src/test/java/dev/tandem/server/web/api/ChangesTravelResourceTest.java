package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("R19: which changes travel, as a program chooses it")
@Timeout(60)
class ChangesTravelResourceTest {

    private static final String CONNECTION = People.KRAMER + "/connection";

    @BeforeAll
    static void connect() throws Exception {
        Connecting.connect(People.ADA, People.KRAMER, "ada@nordlicht.example", "Ada Lenz");
    }

    @Test
    @DisplayName("a plain boolean sets a whole direction, an object what it names; the rest stays")
    void switches() {
        JsonNode off = People.ADA
                .patch(CONNECTION, "{\"mirror\":{\"toGmail\":false,\"fromGmail\":true}}")
                .json()
                .path("mirror");
        assertThat(off.path("toGmail").toString())
                .isEqualTo("{\"read\":false,\"starred\":false,\"archived\":false,\"trashed\":false}");

        JsonNode some = People.ADA
                .patch(CONNECTION, "{\"mirror\":{\"toGmail\":{\"starred\":true},\"fromGmail\":{\"trashed\":false}}}")
                .json()
                .path("mirror");

        assertThat(some.path("toGmail").toString())
                .isEqualTo("{\"read\":false,\"starred\":true,\"archived\":false,\"trashed\":false}");
        assertThat(some.path("fromGmail").toString())
                .isEqualTo("{\"read\":true,\"starred\":true,\"archived\":true,\"trashed\":false}");
        assertThat(People.ADA.get(CONNECTION).json().path("mirror")).isEqualTo(some);
        assertThat(People.ADA.patch(CONNECTION, "{}").json().path("mirror")).isEqualTo(some);
    }

    @Test
    @DisplayName(
            "what is neither true nor false is refused with its field; without a connection there is nothing to choose")
    void refused() {
        assertThat(People.ADA
                        .patch(CONNECTION, "{\"mirror\":{\"toGmail\":\"yes\"}}")
                        .problem())
                .isEqualTo("422 invalid-input [mirror.toGmail]");
        assertThat(People.ADA
                        .patch(CONNECTION, "{\"mirror\":{\"fromGmail\":{\"starred\":1}}}")
                        .problem())
                .isEqualTo("422 invalid-input [mirror.fromGmail.starred]");
        assertThat(People.NORA
                        .patch(CONNECTION, "{\"mirror\":{\"toGmail\":true}}")
                        .problem())
                .isEqualTo("404 not-found");
    }
}
