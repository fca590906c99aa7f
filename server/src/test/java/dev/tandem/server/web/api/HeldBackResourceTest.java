package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("R13: what is held back, as a program sees it and lets it in")
@Timeout(60)
class HeldBackResourceTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final String HELD = People.KRAMER + "/held-back";

    @BeforeAll
    static void connect() throws Exception {
        Connecting.connect(People.ADA, People.KRAMER, ADA, "Ada Lenz");
    }

    @Test
    @DisplayName("listed with id, time and contact; imported once, by the loop; the assignment goes back")
    void imported() {
        String grete = contact();
        int before = count(People.ADA);
        String id = arrives(grete);
        JsonNode list = eventually(HELD, held -> held.path("count").asInt() == before + 1);
        JsonNode item = list.path("items").path(0);
        assertThat(item.propertyNames()).containsExactlyInAnyOrder("contactId", "receivedAt", "gmailMessageId");
        assertThat(item.path("gmailMessageId").asString()).isEqualTo(id);
        assertThat(item.path("contactId").asString()).isEqualTo(grete);
        assertThat(People.BEN.get(HELD).json().path("items").valueStream())
                .noneMatch(other -> other.path("contactId").asString().equals(grete));

        String body = "{\"contactIds\":[\"" + grete + "\"],\"assignToMe\":true}";
        Program once = People.ADA.with("Idempotency-Key", UUID.randomUUID().toString());
        Answered begun = once.post(HELD + "/import", body);
        Answered again = once.post(HELD + "/import", body);

        assertThat(begun.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(begun.json());
        assertThat(begun.json().path("emails").asInt()).isEqualTo(1);
        assertThat(begun.json().path("reassigned").asInt()).isEqualTo(1);
        String path = HELD + "/imports/" + begun.json().path("id").asString();
        assertThat(begun.header("Location")).isEqualTo("/api/v1" + path);
        eventually(path, progress -> progress.path("imported").asInt() == 1);
        assertThat(count(People.ADA)).isEqualTo(before);
        assertThat(People.BEN.get(path).problem()).isEqualTo("404 not-found");

        assertThat(assigned(grete).asString()).isEqualTo(People.id(People.ADA));
        Answered undone = People.ADA.delete(path + "/assignment");
        assertThat(undone.json().path("undoneAt").isNull()).isFalse();
        assertThat(undone.json().path("imported").asInt()).isEqualTo(1);
        assertThat(assigned(grete).isNull()).isTrue();
    }

    @Test
    @DisplayName("one contact by its id alone is the caller's then")
    void alone() {
        String grete = contact();
        arrives(grete);
        eventually(
                HELD,
                held -> held.path("items").path(0).path("contactId").asString().equals(grete));

        Answered begun = People.ADA.post(HELD + "/import", "{\"contactId\":\"" + grete + "\"}");

        assertThat(begun.json().path("assignedTo").asString()).isEqualTo(People.id(People.ADA));
        assertThat(assigned(grete).asString()).isEqualTo(People.id(People.ADA));
    }

    @Test
    @DisplayName("refused with the field named, and nothing of another sub-account is known")
    void refused() {
        String unknown = UUID.randomUUID().toString();
        String grete = contact();
        assertThat(People.ADA.post(HELD + "/import", "{}").problem()).isEqualTo("422 invalid-input [contactIds]");
        assertThat(People.ADA
                        .post(HELD + "/import", "{\"contactId\":\"" + unknown + "\"}")
                        .problem())
                .isEqualTo("422 invalid-input [contactIds]");
        assertThat(People.ADA
                        .post(HELD + "/import", "{\"contactId\":\"" + grete + "\",\"assignTo\":\"" + unknown + "\"}")
                        .problem())
                .isEqualTo("422 invalid-input [assignTo]");
        assertThat(People.ADA
                        .post(
                                HELD + "/import",
                                "{\"contactId\":\"" + grete + "\",\"assignToMe\":true,\"assignTo\":\"" + unknown
                                        + "\"}")
                        .problem())
                .isEqualTo("422 invalid-input [assignTo]");
        assertThat(People.TIMO.get(HELD).problem()).isEqualTo("404 not-found");
        assertThat(People.ADA.get(HELD + "?cursor=made-up").problem()).isEqualTo("400 invalid-parameter [cursor]");
        assertThat(People.ADA.get(HELD + "/imports/" + unknown).problem()).isEqualTo("404 not-found");
        assertThat(assigned(grete).isNull()).isTrue();
    }

    private static String contact() {
        String address = UUID.randomUUID() + "@post.example";
        return People.ADA
                .post(
                        People.KRAMER + "/contacts",
                        "{\"firstName\":\"Grete\",\"lastName\":\"Holzinger\",\"addresses\":[{\"value\":\"" + address
                                + "\",\"primary\":true}]}")
                .json()
                .path("id")
                .asString();
    }

    private static String arrives(String contact) {
        String address = People.ADA
                .get(People.KRAMER + "/contacts/" + contact)
                .json()
                .path("addresses")
                .path(0)
                .path("value")
                .asString();
        return RunningServer.GMAIL
                .arrive(
                        ADA,
                        "From: " + address + "\nTo: " + ADA + "\nSubject: Hallo\nMessage-ID: <" + UUID.randomUUID()
                                + "@post.example>\n\nHallo\n")
                .path("id")
                .asString();
    }

    private static int count(Program program) {
        return program.get(HELD).json().path("count").asInt();
    }

    private static JsonNode assigned(String contact) {
        return People.ADA.get(People.KRAMER + "/contacts/" + contact).json().path("assignedTo");
    }

    private static JsonNode eventually(String path, Predicate<JsonNode> hoped) {
        return Connecting.eventually(() -> People.ADA.get(path).json(), hoped);
    }
}
