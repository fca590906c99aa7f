package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("F91: those who run the agency see how its mailboxes are, and nothing of what is in them")
@Timeout(60)
class MailboxResourceTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String MAILBOXES = "/admin/mailboxes";

    @BeforeAll
    static void connect() throws Exception {
        Connecting.connect(People.BEN, People.KRAMER, BEN, "Ben Arnold");
    }

    /** Others expect to find him without one. */
    @AfterAll
    static void disconnect() {
        People.BEN.delete(People.KRAMER + "/connection");
    }

    @Test
    @DisplayName("by a program: address, state, counts")
    void program() {
        JsonNode mailbox = Connecting.eventually(
                MailboxResourceTest::bens, found -> !found.path("lastSyncedAt").isNull());

        assertThat(mailbox.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "address",
                        "state",
                        "lag",
                        "subAccounts",
                        "lastSyncedAt",
                        "watchExpiresAt",
                        "sent",
                        "completeness");
        assertThat(mailbox.path("state").asString()).isEqualTo("CONNECTED");
        assertThat(mailbox.path("subAccounts").asInt()).isPositive();
        assertThat(mailbox.path("sent").path("limit").asInt()).isEqualTo(500);
    }

    @Test
    @DisplayName("only by agency admins")
    void who() {
        assertThat(People.BEN.get(MAILBOXES).problem()).startsWith("403");
        assertThat(People.ADA.get(MAILBOXES).problem()).startsWith("403");
    }

    @Test
    @DisplayName("on the page: listed, and compared now by a button; others have no such page")
    void page() {
        Reader nora = Reader.of("nora@nordlicht.example");
        String page = "/s" + People.KRAMER.substring("/sub-accounts".length()) + "/settings/mailboxes";

        nora.open(page);
        assertThat(nora.text()).contains(BEN, "Connected", "healthy");
        nora.press(nora.page()
                .selectXpath("//tr[contains(., '" + BEN + "')]//button")
                .getFirst());

        assertThat(nora.status()).isEqualTo(200);
        Connecting.eventually(
                () -> People.BEN.get(People.KRAMER + "/connection").json().path("completeness"),
                counts -> !counts.path("comparedAt").isNull());
        Reader ada = Reader.of("ada@nordlicht.example");
        ada.open(page);
        assertThat(ada.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("on the card: the reader's own is compared and looked into now by buttons")
    void card() {
        Reader ben = Reader.of(BEN);
        String settings = "/s" + People.KRAMER.substring("/sub-accounts".length()) + "/settings/";
        ben.open(settings + "profile");

        ben.press(ben.page().expectFirst("form[action$=/connection/compare] button"));

        assertThat(ben.status()).isEqualTo(200);
        Connecting.eventually(
                () -> People.BEN.get(People.KRAMER + "/connection").json().path("completeness"),
                counts -> !counts.path("comparedAt").isNull());
    }

    @Test
    @DisplayName("the reader's own is paused and resumed, by a button and by a program; sending says that it is")
    void paused() {
        Reader ben = Reader.of(BEN);
        String profile = "/s" + People.KRAMER.substring("/sub-accounts".length()) + "/settings/profile";
        ben.open(profile);
        ben.press(ben.page().expectFirst("form[action$=/connection/pause] button"));
        assertThat(ben.text()).contains("Paused");
        assertThat(state()).isEqualTo("PAUSED");
        String jana = People.contact(People.KRAMER, "jana.weber@praxis-weber.example")
                .path("id")
                .asString();
        assertThat(People.BEN
                        .post(
                                People.KRAMER + "/messages",
                                "{\"contactId\":\"" + jana + "\",\"subject\":\"Hallo\",\"text\":\"Hallo\"}")
                        .problem())
                .isEqualTo("409 paused");

        People.BEN.patch(People.KRAMER + "/connection", "{\"paused\":false}");

        Connecting.eventually(
                () -> People.BEN.get(People.KRAMER + "/connection").json(),
                now -> now.path("state").asString().equals("CONNECTED"));
        People.BEN.patch(People.KRAMER + "/connection", "{\"paused\":true}");
        ben.open(profile);
        ben.press(ben.page().expectFirst("form[action$=/connection/pause] button:contains(Resume)"));
        Connecting.eventually(
                () -> People.BEN.get(People.KRAMER + "/connection").json(),
                now -> now.path("state").asString().equals("CONNECTED"));
    }

    private static String state() {
        return People.BEN
                .get(People.KRAMER + "/connection")
                .json()
                .path("state")
                .asString();
    }

    @Test
    @DisplayName("a mailbox that is none of the agency's is not there")
    void unknown() {
        Reader nora = Reader.of("nora@nordlicht.example");
        nora.open("/s" + People.KRAMER.substring("/sub-accounts".length()) + "/settings/mailboxes");
        Element form = nora.page().expectFirst("main table form");
        form.attr("action", form.attr("action").replaceAll("[0-9a-f-]{36}/compare", UUID.randomUUID() + "/compare"));

        nora.press(form.expectFirst("button"));

        assertThat(nora.status()).isEqualTo(404);
    }

    private static JsonNode bens() {
        return People.NORA
                .get(MAILBOXES)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("address").asString().equals(BEN))
                .findFirst()
                .orElseThrow();
    }
}
