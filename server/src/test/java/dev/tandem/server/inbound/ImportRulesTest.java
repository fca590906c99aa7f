package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import dev.tandem.server.postgres.CrmFacts;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("An email in a connected mailbox")
class ImportRulesTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();

    @Test
    @DisplayName("R12: of an assigned contact stands in the conversation, with thread, binding, verdict and change")
    void contactWrites() {
        MailboxId mailbox = scene.connectBen();
        String id = scene.arrives("ben", fromJana().about("Angebot für die Praxis"));

        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ReadToEnd.class);

        assertThat(scene.withJana()).singleElement().satisfies(line -> {
            assertThat(line.direction()).isEqualTo(Direction.INBOUND);
            assertThat(line.state()).isEqualTo("RECEIVED");
            assertThat(line.subject()).isEqualTo("Angebot für die Praxis");
            assertThat(line.snippet()).isEqualTo("Guten Tag");
            assertThat(line.read()).isFalse();
            assertThat(line.sources())
                    .containsExactly(new SourceLine("GMAIL", Optional.of(scene.address("ben")), Optional.of(id)));
        });
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
        assertThat(facts.bindings(kramer, mailbox, threadOf(id))).containsExactly("R12");
        assertThat(facts.copyLabels(mailbox, id)).contains("INBOX", "UNREAD");
        assertThat(facts.changes(kramer)).containsExactly("CONNECTION_CHANGED", "MESSAGE_ARRIVED");
    }

    @Test
    @DisplayName("R13: of somebody else's contact is held back with nothing but its verdict, and R84 without its body")
    void gateClosed() {
        MailboxId mailbox = scene.connectBen();
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        UUID tomasz = scene.contact(kramer, "Tomasz", "Kowalczyk", "t@kowalczyk-metall.example", Optional.of(ada));
        long before = bench.gmail().lastCall();
        String id = scene.arrives("ben", Mail.from("t@kowalczyk-metall.example", scene.address("ben")));

        scene.importNow(mailbox);

        assertThat(scene.messages(kramer, tomasz)).isEmpty();
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("HELD_BACK R13");
        assertThat(facts.wholeVerdict(mailbox, id)).contains(tomasz.toString()).doesNotContain("kowalczyk", "Fenster");
        assertThat(bodiesFetched(before)).isZero();
    }

    @Test
    @DisplayName("R13: comes in where the sub-account's gate is open for contacts of nobody, or of anybody")
    void gateOpen() {
        MailboxId mailbox = scene.connectBen();
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        UUID samuel = scene.contact(kramer, "Samuel", "Okafor", "s@okafor.example", Optional.empty());
        UUID tomasz = scene.contact(kramer, "Tomasz", "Kowalczyk", "t@kowalczyk.example", Optional.of(ada));
        scene.crm().gate(kramer, "ASSIGNED_OR_UNASSIGNED");
        scene.arrives("ben", Mail.from("s@okafor.example", scene.address("ben")));
        scene.arrives("ben", Mail.from("t@kowalczyk.example", scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(facts.verdicts(kramer, mailbox)).containsExactly("SYNCED R13", "HELD_BACK R13");
        assertThat(scene.messages(kramer, samuel)).hasSize(1);

        scene.crm().gate(kramer, "ANY_CONTACT");
        scene.arrives("ben", Mail.from("t@kowalczyk.example", scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(scene.messages(kramer, tomasz)).hasSize(1);
    }

    @Test
    @DisplayName("R14, R84: of a stranger leaves a verdict that says nothing of it; only its headers were fetched")
    void stranger() {
        MailboxId mailbox = scene.connectBen();
        long before = bench.gmail().lastCall();
        String id = scene.arrives(
                "ben",
                Mail.from("Sven Stranger <sven@stranger.example>", scene.address("ben"))
                        .about("Geheim"));

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R14");
        assertThat(facts.messages(kramer)).isZero();
        assertThat(facts.contacts(kramer)).isEqualTo(1);
        assertThat(facts.wholeVerdict(mailbox, id).toLowerCase(Locale.ROOT))
                .doesNotContain("sven", "stranger", "geheim", "praxis-weber");
        assertThat(bodiesFetched(before)).isZero();
        assertThat(facts.changes(kramer)).containsExactly("CONNECTION_CHANGED");
    }

    @Test
    @DisplayName("R15: written in Gmail to a contact stands there as outbound; to a stranger it leaves nothing")
    void writtenInGmail() {
        MailboxId mailbox = scene.connectBen();
        var ben = scene.inGmail(scene.address("ben"));
        JsonNode sent = ben.sends(Mail.from(scene.address("ben"), scene.jana()).text());
        JsonNode toStranger = ben.sends(
                Mail.from(scene.address("ben"), "sven@stranger.example").text());

        scene.importNow(mailbox);

        assertThat(scene.withJana()).singleElement().satisfies(line -> {
            assertThat(line.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(line.state()).isEqualTo("SENT");
            assertThat(line.read()).isTrue();
        });
        assertThat(facts.verdict(kramer, mailbox, id(sent))).containsExactly("SYNCED R15");
        assertThat(facts.verdict(kramer, mailbox, id(toStranger))).containsExactly("NOT_SYNCED R14");
        assertThat(facts.bindings(kramer, mailbox, sent.path("threadId").asString()))
                .containsExactly("R15");
    }

    @Test
    @DisplayName("R11: of a bound thread goes on with one call, also when the contact has been given to somebody else")
    void boundThreadGoesOn() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();
        scene.arrives("ben", fromJana().id(first));
        scene.importNow(mailbox);
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        scene.crm().assign(kramer, scene.janaId(), ada);
        long before = bench.gmail().lastCall();
        String second = scene.arrives("ben", fromJana().about("Re: Fenster").answering(first));
        String fresh = scene.arrives("ben", fromJana().about("Etwas anderes"));

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, second)).containsExactly("SYNCED R11");
        assertThat(facts.verdict(kramer, mailbox, fresh)).containsExactly("HELD_BACK R13");
        assertThat(scene.withJana())
                .extracting(MessageLine::threadId)
                .hasSize(2)
                .containsOnly(threadOfFirst());
        assertThat(bench.gmail().calls(scene.address("ben"), before).stream()
                        .filter(call -> call.path("path").asString().contains(second)))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "R84: costs 22 quota units in a bound thread, 42 from a contact who begins one, 22 from a stranger, 2 as spam")
    void units() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();

        assertThat(unitsOf(mailbox, () -> scene.arrives("ben", fromJana().id(first))))
                .isEqualTo(42);
        assertThat(unitsOf(
                        mailbox,
                        () -> scene.arrives(
                                "ben", fromJana().about("Re: Fenster").answering(first))))
                .isEqualTo(22);
        assertThat(unitsOf(
                        mailbox, () -> scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")))))
                .isEqualTo(22);
        byte[] spam = Scene.ascii(fromJana().text());
        assertThat(unitsOf(mailbox, () -> bench.gmail().arriveBytes(scene.address("ben"), spam, "SPAM")))
                .isEqualTo(2);
    }

    private int unitsOf(MailboxId mailbox, Runnable arrival) {
        long before = bench.gmail().lastCall();
        arrival.run();
        scene.importNow(mailbox);
        return bench.gmail().calls(scene.address("ben"), before).stream()
                .mapToInt(call -> call.path("units").asInt())
                .sum();
    }

    @Test
    @DisplayName("R11: of a bound thread stays in its conversation although nobody knows the address it comes from")
    void unknownAddressInBoundThread() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();
        scene.arrives("ben", fromJana().id(first));
        scene.arrives(
                "ben",
                Mail.from("jana@private.example", scene.address("ben"))
                        .about("Re: Fenster")
                        .answering(first));

        scene.importNow(mailbox);

        assertThat(scene.withJana())
                .hasSize(2)
                .extracting(MessageLine::threadId)
                .containsOnly(threadOfFirst());
        assertThat(facts.verdicts(kramer, mailbox)).containsExactly("SYNCED R12", "SYNCED R11");
    }

    @Test
    @DisplayName("R06: from before the connection never comes in, not even when its thread goes on")
    void nothingOlder() {
        String first = Mail.newId();
        String old = scene.arrives("ben", fromJana().id(first));
        bench.gmail().pass("PT2S");
        MailboxId mailbox = scene.connectBen();
        scene.importNow(mailbox);
        scene.inGmail(scene.address("ben")).labels(old, "[]", "[\"INBOX\"]");
        scene.inGmail(scene.address("ben")).labels(old, "[\"INBOX\"]", "[]");
        String answer = scene.arrives("ben", fromJana().about("Re: Fenster").answering(first));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(facts.verdict(kramer, mailbox, old)).containsExactly("NOT_SYNCED R06");
        assertThat(facts.verdict(kramer, mailbox, answer)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName("R20, R21: a new one opens a thread, and the first contact in To owns the thread, whoever answers")
    void firstToOwns() {
        MailboxId mailbox = scene.connectBen();
        UUID mehmet = scene.contact(kramer, "Mehmet", "Yıldız", "m@yildiz-bau.example", Optional.of(scene.ben()));
        var ben = scene.inGmail(scene.address("ben"));
        JsonNode sent =
                ben.sends(Mail.from(scene.address("ben"), "unknown@x.example, m@yildiz-bau.example, " + scene.jana())
                        .text());
        String messageId = ben.header(id(sent), "Message-ID").replaceAll("[<>]", "");
        scene.arrives("ben", fromJana().about("Re: Fenster").answering(messageId));
        scene.arrives("ben", fromJana());

        scene.importNow(mailbox);

        assertThat(scene.messages(kramer, mehmet)).hasSize(2);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R22: makes no contact of anybody in Cc or Bcc, and names them all")
    void copiesMakeNobody() {
        MailboxId mailbox = scene.connectBen();
        scene.arrives("ben", fromJana().line("Cc: \"Architekt, Büro\" <buero@architekt.example>, x@y.example"));

        scene.importNow(mailbox);

        assertThat(facts.contacts(kramer)).isEqualTo(1);
        assertThat(scene.withJana().getFirst().parties())
                .filteredOn(party -> party.contactId().isEmpty())
                .extracting(party -> party.name() + " " + party.address())
                .contains("Architekt, Büro buero@architekt.example", " x@y.example");
    }

    @Test
    @DisplayName("R27: belongs to the contact that was created first where several have the address")
    void firstCreatedOwns() {
        MailboxId mailbox = scene.connectBen();
        UUID later = scene.contact(kramer, "Jana", "Doppelt", scene.jana(), Optional.of(scene.ben()));
        scene.crm().createdLater(kramer, later);
        scene.arrives("ben", fromJana());

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.messages(kramer, later)).isEmpty();
    }

    @Test
    @DisplayName("R28: is recognised by every address of its contact, in any case, and at Gmail whatever the dots")
    void everyAddressCounts() {
        MailboxId mailbox = scene.connectBen();
        scene.crm().address(kramer, scene.janaId(), "jana.weber@googlemail.com");
        scene.arrives("ben", Mail.from("J.A.N.A.Weber+praxis@GMail.com", scene.address("ben")));
        scene.arrives("ben", Mail.from(scene.jana().toUpperCase(Locale.ROOT), scene.address("ben")));
        scene.arrives("ben", Mail.from(scene.jana().replace("@", "+x@"), scene.address("ben")));

        scene.importNow(mailbox);

        assertThat(facts.verdicts(kramer, mailbox)).containsExactly("SYNCED R12", "SYNCED R12", "NOT_SYNCED R14");
        assertThat(scene.withJana()).hasSize(2);
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }

    private UUID threadOfFirst() {
        return scene.withJana().getFirst().threadId();
    }

    private String threadOf(String message) {
        return scene.inGmail(scene.address("ben"))
                .message(message)
                .path("threadId")
                .asString();
    }

    private static String id(JsonNode sent) {
        return sent.path("id").asString();
    }

    private long bodiesFetched(long since) {
        return bench.gmail().calls(scene.address("ben"), since).stream()
                .map(call -> call.path("path").asString())
                .filter(path -> path.contains("format=raw") || path.contains("format=full"))
                .count();
    }
}
