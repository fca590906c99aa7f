package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The emails leave by the provider of the demo; that their end is unclear is written into the database, as a lost line would. */
@DisplayName("R45: an email of which nobody can tell whether it left, for its readers and for programs")
@Timeout(60)
class UnclearPagesTest {

    private static final String HELEN = "helen.marsh@marsh-dental.example";

    @Test
    @DisplayName("on the page: it says what is unclear, and is sent as soon as somebody has seen that it was")
    void seenSent() {
        JsonNode message = unclear("Seen");
        Reader timo = Reader.of("timo@nordlicht.example");
        timo.open(path(message));

        Element alert = timo.page().expectFirst("#m-" + id(message) + " .alert.warn");
        assertThat(alert.text()).contains("Unklar. Der E-Mail-Anbieter hat nicht bestätigt.");
        timo.press(alert.expectFirst("form .btn"));

        assertThat(timo.page().select("#m-" + id(message) + " .alert")).isEmpty();
        assertThat(found(message).path("state").asString()).isEqualTo("SENT");
        assertThat(found(message).path("unclear").isNull()).isTrue();
    }

    @Test
    @DisplayName("on the page: it is sent again after a question that names who may get it twice")
    void sentAgain() {
        JsonNode message = unclear("Again");
        Reader timo = Reader.of("timo@nordlicht.example");
        timo.open(path(message));

        Element question = timo.page().expectFirst("dialog#again-" + id(message));
        assertThat(question.text()).contains("erhält Helen Marsh sie doppelt");
        timo.press(question.expectFirst(".btn.main"));

        Connecting.eventually(
                () -> found(message), again -> again.path("state").asString().equals("SENT"));
    }

    @Test
    @DisplayName("for programs: a plain retry is refused, because it may have left; who says so sends it again")
    void forPrograms() {
        JsonNode message = unclear("Program");
        String path = People.LINDENHOF + "/messages/" + id(message);
        assertThat(message.path("unclear").path("ended").asBoolean()).isTrue();
        assertThat(message.path("unclear").path("looks").asInt()).isZero();

        assertThat(People.TIMO.post(path + "/retry", "").problem()).isEqualTo("409 may-have-left");
        assertThat(People.TIMO.post(path + "/retry", "{\"evenIfSent\":false}").problem())
                .isEqualTo("409 may-have-left");
        assertThat(People.TIMO
                        .post(path.replace(People.LINDENHOF, People.KRAMER) + "/retry", "{\"evenIfSent\":true}")
                        .problem())
                .isEqualTo("404 not-found");
        Answered again = People.TIMO.post(path + "/retry", "{\"evenIfSent\":true}");
        assertThat(again.status()).as(again.text()).isEqualTo(202);
        Connecting.eventually(
                () -> found(message), sent -> sent.path("state").asString().equals("SENT"));
    }

    @Test
    @DisplayName("for programs: the state SENT ends it")
    void sentForPrograms() {
        String path = People.LINDENHOF + "/messages/" + id(unclear("Patched"));
        assertThat(People.TIMO
                        .patch(path, "{\"state\":\"SENT\"}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("SENT");
        assertThat(People.TIMO.patch(path, "{\"state\":\"SENT\"}").problem()).isEqualTo("409 not-unclear");
        assertThat(People.TIMO.patch(path, "{\"state\":\"LOST\"}").problem()).isEqualTo("422 invalid-input [state]");
    }

    /** Timo has no mailbox, so it leaves by the provider. */
    private static JsonNode unclear(String subject) {
        String contact = People.contact(People.LINDENHOF, HELEN).path("id").asString();
        Answered sent = People.TIMO.post(
                People.LINDENHOF + "/messages",
                "{\"contactId\":\"" + contact + "\",\"subject\":\"" + subject + "\",\"text\":\"Hello\"}");
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        Connecting.eventually(
                () -> found(sent.json()), left -> left.path("state").asString().equals("SENT"));
        JdbcClient jdbc = RunningServer.get(JdbcClient.class);
        UUID id = UUID.fromString(id(sent.json()));
        jdbc.sql("update message set state = 'UNKNOWN', reason = 'PROVIDER_NOT_CONFIRMED' where message_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update delivery set outcome = 'UNKNOWN', email = 'Subject: again' where message_id = :id")
                .param("id", id)
                .update();
        return found(sent.json());
    }

    private static JsonNode found(JsonNode message) {
        return People.TIMO.get(People.LINDENHOF + "/messages/" + id(message)).json();
    }

    private static String id(JsonNode message) {
        return message.path("id").asString();
    }

    private static String path(JsonNode message) {
        return "/s/" + People.LINDENHOF.substring("/sub-accounts/".length()) + "/conversations/"
                + message.path("conversationId").asString() + "?filter=all";
    }
}
