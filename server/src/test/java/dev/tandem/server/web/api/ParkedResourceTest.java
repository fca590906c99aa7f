package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ArrivalStore;
import dev.tandem.server.mailbox.MailboxStore;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("F11: emails that were put aside are shown with their reason and can be tried again")
@Timeout(60)
class ParkedResourceTest {

    private static final String ADA = "ada@nordlicht.example";
    private static final String PARKED = People.KRAMER + "/connection/parked";

    @BeforeAll
    static void connect() throws Exception {
        Connecting.connect(People.ADA, People.KRAMER, ADA, "Ada Lenz");
    }

    @Test
    @DisplayName("by a program: id, times, attempts and reason, nothing else; one or all are judged once more")
    void program() {
        String id = putAside();
        String other = putAside();
        JsonNode item = People.ADA.get(PARKED).json().path("items").path(0);
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder("gmailMessageId", "metAt", "parkedAt", "attempts", "reason");
        assertThat(item.path("reason").asString()).isEqualTo("BadHeader");
        assertThat(completeness().path("parked").asInt()).isEqualTo(2);
        JsonNode first = People.ADA.get(PARKED + "?limit=1").json();
        assertThat(People.ADA
                        .get(PARKED + "?limit=1&cursor="
                                + first.path("nextCursor").asString())
                        .json()
                        .path("items"))
                .hasSize(1)
                .doesNotContain(first.path("items").path(0));

        assertThat(retried("{\"gmailMessageId\":\"" + id + "\"}")).isEqualTo(1);
        Connecting.eventually(
                () -> People.ADA.get(PARKED).json(),
                list -> list.path("items")
                        .valueStream()
                        .noneMatch(
                                line -> line.path("gmailMessageId").asString().equals(id)));
        assertThat(retried("{\"gmailMessageId\":\"" + id + "\"}")).isZero();
        assertThat(retried("{}")).isEqualTo(1);
        assertThat(other).isNotEqualTo(id);
        Connecting.eventually(
                ParkedResourceTest::completeness,
                counts -> counts.path("parked").asInt() == 0);
        JsonNode counts = Connecting.eventually(
                ParkedResourceTest::completeness,
                now -> now.path("judged").asInt() == now.path("seen").asInt());
        assertThat(counts.path("comparedAt").isNull()).isTrue();
    }

    @Test
    @DisplayName("only by their owner and by admins of the sub-account")
    void who() {
        String ada = People.id(People.ADA);
        assertThat(People.NORA.get(PARKED + "?userId=" + ada).status()).isEqualTo(200);
        assertThat(People.BEN.get(PARKED + "?userId=" + ada).problem()).startsWith("403");
        assertThat(People.BEN.post(PARKED + "/retry?userId=" + ada, "{}").problem())
                .startsWith("403");
        assertThat(People.TIMO.get(PARKED + "?userId=" + ada).problem()).isEqualTo("404 not-found");
        assertThat(People.ADA.get(PARKED + "?userId=" + UUID.randomUUID()).problem())
                .isEqualTo("404 not-found");
        assertThat(People.ADA.get(PARKED + "?cursor=made-up").problem()).isEqualTo("400 invalid-parameter [cursor]");
    }

    @Test
    @DisplayName("on the page: said on the connection's card, listed, and tried again by a button")
    void page() {
        String id = putAside();
        Reader reader = Reader.of(ADA);
        String settings = "/s" + People.KRAMER.substring("/sub-accounts".length()) + "/settings";

        reader.open(settings + "/profile");
        assertThat(reader.text()).contains("One email could not be judged.");
        reader.open(settings + "/parked");
        assertThat(reader.text()).contains(id, "BadHeader");
        reader.press(reader.page().expectFirst("main table button"));

        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.text()).contains("One email is being judged again.");
        Connecting.eventually(
                ParkedResourceTest::completeness,
                counts -> counts.path("parked").asInt() == 0);
    }

    private static int retried(String body) {
        return People.ADA.post(PARKED + "/retry", body).json().path("retried").asInt();
    }

    private static JsonNode completeness() {
        return People.ADA.get(People.KRAMER + "/connection").json().path("completeness");
    }

    /** An email of a stranger that was judged, put aside by hand. */
    private static String putAside() {
        int judged = completeness().path("judged").asInt();
        String id = RunningServer.GMAIL
                .arrive(
                        ADA,
                        "From: sven@stranger.example\nTo: " + ADA + "\nSubject: Hallo\nMessage-ID: <"
                                + UUID.randomUUID() + "@stranger.example>\n\nHallo\n")
                .path("id")
                .asString();
        Connecting.eventually(
                ParkedResourceTest::completeness,
                counts -> counts.path("judged").asInt() > judged);
        RunningServer.get(ArrivalStore.class).park(mailbox(), new GmailMessageId(id), "BadHeader", Instant.now());
        return id;
    }

    private static MailboxId mailbox() {
        SubAccountId kramer = new SubAccountId(UUID.fromString(People.KRAMER.replaceAll(".*/", "")));
        return RunningServer.get(MailboxStore.class)
                .connectionOf(kramer, new UserId(UUID.fromString(People.id(People.ADA))))
                .orElseThrow()
                .mailbox()
                .id();
    }
}
