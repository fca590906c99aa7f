package dev.tandem.scenarios.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.soak.Facts.Flags;
import dev.tandem.scenarios.soak.Facts.Held;
import dev.tandem.scenarios.soak.Facts.MailboxFacts;
import dev.tandem.scenarios.soak.Facts.Sending;
import dev.tandem.scenarios.soak.Facts.Shown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The twin of the soak: each thing that must not be is seen. */
@DisplayName("The soak's comparison")
class EqualityTest {

    private static final String JANA = "jana@firms.example";
    private static final Held FROM_JANA = held("<1@firms>", Set.of("INBOX", "UNREAD"), JANA);
    private static final Held FROM_A_STRANGER = held("<2@elsewhere>", Set.of("INBOX"), "sven@elsewhere.example");
    private static final Shown SHOWN =
            new Shown("fenster", "jana", "m1", "<1@firms>", "RECEIVED", new Flags(false, false, false, false));
    private static final Sending SENT = new Sending("mark1", true, "SENT", 1, 1);

    @Test
    @DisplayName("finds nothing where both sides are equal")
    void equal() {
        assertThat(found(facts(List.of(SHOWN), SENT))).isEmpty();
    }

    @Test
    @DisplayName("sees an email of a contact that is missing, that stands there twice, or with somebody else")
    void lostDoubledMisplaced() {
        Shown twin = new Shown("fenster", "jana", "m2", "<1@firms>", "RECEIVED", SHOWN.flags());
        Shown elsewhere = new Shown("fenster", "timo", "m1", "<1@firms>", "RECEIVED", SHOWN.flags());
        assertThat(found(facts(List.of(), SENT))).singleElement().asString().contains("shown 0 times");
        assertThat(found(facts(List.of(SHOWN, twin), SENT)))
                .singleElement()
                .asString()
                .contains("shown 2 times");
        assertThat(found(facts(List.of(elsewhere), SENT)))
                .singleElement()
                .asString()
                .contains("wrong contact");
    }

    @Test
    @DisplayName("sees a stranger's email in the CRM, but not one that its owner deleted for ever")
    void strangersAndDeleted() {
        Shown stranger = new Shown("fenster", "jana", "m3", "<2@elsewhere>", "RECEIVED", SHOWN.flags());
        Shown deleted = new Shown("fenster", "jana", "m4", "<gone@firms>", "RECEIVED", SHOWN.flags());
        assertThat(found(facts(List.of(SHOWN, stranger), SENT)))
                .singleElement()
                .asString()
                .contains("no mailbox holds");
        assertThat(found(facts(List.of(SHOWN, deleted), SENT))).isEmpty();
    }

    @Test
    @DisplayName("lets an email in the trash be shown or not (R17)")
    void trash() {
        Held trashed = held("<1@firms>", Set.of("TRASH"), JANA);
        assertThat(found(facts(List.of(trashed, FROM_A_STRANGER), judged(), List.of(), SENT)))
                .isEmpty();
        assertThat(found(facts(List.of(trashed, FROM_A_STRANGER), judged(), List.of(SHOWN), SENT)))
                .isEmpty();
    }

    @Test
    @DisplayName("sees a message without a verdict, and a draft that was left behind")
    void verdictsAndDrafts() {
        Held draft = held("<9@staff>", Set.of("DRAFT"), "ben@staff.example");
        List<Held> held = List.of(FROM_JANA, FROM_A_STRANGER);
        assertThat(found(facts(held, Map.of("<1@firms>", "SYNCED"), List.of(SHOWN), SENT)))
                .singleElement()
                .asString()
                .contains("no verdict");
        Map<String, String> parked = Map.of("<1@firms>", "SYNCED", "<2@elsewhere>", "PARKED");
        assertThat(found(facts(held, parked, List.of(SHOWN), SENT)))
                .singleElement()
                .asString()
                .contains("PARKED");
        assertThat(found(facts(List.of(FROM_JANA, draft), judged(), List.of(SHOWN), SENT)))
                .singleElement()
                .asString()
                .contains("draft");
    }

    @Test
    @DisplayName("sees an email that left twice, never, or that claims to be on its way for ever")
    void sentOnce() {
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "SENT", 1, 2))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "SENT", 2, 1))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "SENT", 0, 0))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "QUEUED", 0, 0))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "FAILED", 1, 1))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "UNKNOWN", 2, 2))))
                .hasSize(1);
        assertThat(found(facts(List.of(SHOWN), new Sending("m", false, "", 1, 1))))
                .hasSize(1);
    }

    @Test
    @DisplayName("takes what is honestly unknown, failed or refused")
    void honest() {
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "UNKNOWN", 1, 1))))
                .isEmpty();
        assertThat(found(facts(List.of(SHOWN), new Sending("m", true, "FAILED", 0, 0))))
                .isEmpty();
        assertThat(found(facts(List.of(SHOWN), new Sending("m", false, "", 0, 0))))
                .isEmpty();
    }

    @Test
    @DisplayName("sees labels that differ, where it is asked to (R19)")
    void labels() {
        for (Flags flags : List.of(
                new Flags(true, false, false, false),
                new Flags(false, true, false, false),
                new Flags(false, false, true, false),
                new Flags(false, false, false, true))) {
            Shown other = new Shown("fenster", "jana", "m1", "<1@firms>", "RECEIVED", flags);
            Facts facts = facts(List.of(other), SENT);
            assertThat(Equality.differences(facts, true))
                    .singleElement()
                    .asString()
                    .contains("labels differ");
            assertThat(Equality.differences(facts, false)).isEmpty();
        }
        assertThat(Equality.differences(facts(List.of(SHOWN), SENT), true)).isEmpty();
    }

    private static List<String> found(Facts facts) {
        return Equality.differences(facts, false);
    }

    private static Facts facts(List<Shown> crm, Sending sending) {
        return facts(List.of(FROM_JANA, FROM_A_STRANGER), judged(), crm, sending);
    }

    private static Facts facts(List<Held> held, Map<String, String> verdicts, List<Shown> crm, Sending sending) {
        var mailbox = new MailboxFacts("fenster", "ben@staff.example", Map.of(JANA, "jana"), held, verdicts);
        return new Facts(List.of(mailbox), crm, List.of(sending), Set.of("<gone@firms>"));
    }

    private static Map<String, String> judged() {
        return Map.of("<1@firms>", "SYNCED", "<2@elsewhere>", "NOT_SYNCED");
    }

    /** Gmail's own id is of no matter here, so the Message-ID stands for it. */
    private static Held held(String id, Set<String> labels, String from) {
        return new Held(id, id, labels, from, "ben@staff.example");
    }
}
