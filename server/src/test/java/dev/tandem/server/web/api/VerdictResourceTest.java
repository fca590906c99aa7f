package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("R80: what would happen, as a program asks it")
@Timeout(60)
class VerdictResourceTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final String WHAT_IF = People.KRAMER + "/verdicts/what-if";

    @BeforeAll
    static void connect() throws Exception {
        Connecting.connect(People.ADA, People.KRAMER, ADA, "Ada Lenz");
    }

    @Test
    @DisplayName("the caller's sub-accounts, this one first, each with every step and the one that decided")
    void answers() throws Exception {
        Connecting.connect(People.ADA, People.LINDENHOF, ADA, "Ada Lenz");
        String address = UUID.randomUUID() + "@post.example";
        JsonNode contact = People.ADA
                .post(
                        People.LINDENHOF + "/contacts",
                        "{\"lastName\":\"Holzinger\",\"assignedTo\":\"" + People.id(People.ADA)
                                + "\",\"addresses\":[{\"value\":\"" + address + "\",\"primary\":true}]}")
                .json();

        Answered here = People.ADA.post(WHAT_IF, "{\"from\":\"" + address + "\",\"to\":[\"" + ADA + "\"],\"cc\":[]}");
        JsonNode there = People.ADA
                .post(People.LINDENHOF + "/verdicts/what-if", "{\"from\":\"" + address + "\",\"to\":\"" + ADA + "\"}")
                .json()
                .path("subAccounts");

        assertThat(here.status()).isEqualTo(200);
        JsonNode answers = here.json().path("subAccounts");
        assertThat(answers.size()).isEqualTo(2);
        assertThat(People.KRAMER).endsWith(answers.path(0).path("subAccountId").asString());
        assertThat(answers.path(0).path("outcome").asString()).isEqualTo("NOT_SYNCED");
        assertThat(answers.path(0).path("rule").asString()).isEqualTo("R14");
        assertThat(answers.path(1).path("outcome").asString()).isEqualTo("SYNCED");
        assertThat(answers.path(1).path("contactId")).isEqualTo(contact.path("id"));
        assertThat(answers.path(1)
                        .path("steps")
                        .valueStream()
                        .filter(step -> step.path("decided").asBoolean()))
                .singleElement()
                .satisfies(step -> assertThat(step.path("rule").asString()).isEqualTo("R12"));
        assertThat(People.LINDENHOF).endsWith(there.path(0).path("subAccountId").asString());
        assertThat(there.path(0).path("outcome").asString()).isEqualTo("SYNCED");
    }

    @Test
    @DisplayName("refused with every field named, and nothing without a connection or of another sub-account")
    void refused() {
        assertThat(People.ADA.post(WHAT_IF, "{}").problem()).isEqualTo("422 invalid-input [from]");
        assertThat(People.ADA
                        .post(WHAT_IF, "{\"from\":\"a b\",\"to\":[\"x@y.example\",\"\"],\"cc\":[\"@\"]}")
                        .problem())
                .isEqualTo("422 invalid-input [from, to[1], cc[0]]");
        assertThat(People.ADA.post(WHAT_IF, "{\"from\":\"" + ADA + "\"}").problem())
                .isEqualTo("422 invalid-input [to]");
        assertThat(People.ADA
                        .post(WHAT_IF, "{\"from\":\"x@y.example\",\"threadId\":\"" + UUID.randomUUID() + "\"}")
                        .problem())
                .isEqualTo("422 invalid-input [threadId]");
        assertThat(People.NORA.post(WHAT_IF, "{\"from\":\"x@y.example\"}").problem())
                .isEqualTo("409 not-connected");
        assertThat(People.TIMO.post(WHAT_IF, "{\"from\":\"x@y.example\"}").problem())
                .isEqualTo("404 not-found");
    }
}
