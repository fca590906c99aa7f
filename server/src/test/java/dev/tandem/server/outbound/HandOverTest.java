package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.claim.AskForHandOver;
import dev.tandem.server.claim.HandOverStore;
import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.claim.HandOverStore.Asked;
import dev.tandem.server.claim.HandOverStore.Other;
import dev.tandem.server.claim.SettleClaim;
import dev.tandem.server.claim.SettleClaim.Decision;
import dev.tandem.server.claim.SettleClaim.Outcome;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R32: Fenster Kramer has a thread that Lindenhof showed, too")
class HandOverTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
    private final UserId timo = scene.user(lindenhof, "Timo Rei\u00df", "timo");
    private final UserId ada = scene.user(kramer, "Ada Lenz", "ada");
    private final UUID janaThere = inLindenhof();
    private final String asked = Mail.newId();
    private final SettleClaim settleClaim = bench.get(SettleClaim.class);

    private MessageLine here;
    private MessageLine there;
    private MessageLine reply;

    private UUID inLindenhof() {
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        bench.get(SubAccountStore.class)
                .addMember(kramer, ada, MemberRole.ADMIN, bench.clock().instant());
        return scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
    }

    @BeforeEach
    void claimed() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).id(asked));
        scene.importNow(mailbox);
        here = scene.withJana().getFirst();
        there = scene.messages(lindenhof, janaThere).getFirst();
        reply = Writing.answer(scene, here.messageId(), false).delivered();
        scene.importNow(mailbox);
    }

    @Test
    @DisplayName("who lost it asks once; both sides see it, and nobody may decide but who runs Fenster Kramer")
    void asking() {
        assertThat(bench.get(AskForHandOver.class).run(access(lindenhof, timo), there.threadId()))
                .isTrue();
        assertThat(bench.get(AskForHandOver.class).run(access(lindenhof, timo), there.threadId()))
                .isTrue();

        assertThat(around(kramer, here).requests()).singleElement().satisfies(request -> {
            assertThat(request.userName()).isEqualTo("Timo Rei\u00df");
            assertThat(request.from().name()).isEqualTo("Zahnzentrum Lindenhof");
        });
        assertThat(around(lindenhof, there).asked()).isEqualTo(Asked.WAITING);
        assertThat(facts.changes(kramer)).last().isEqualTo("CONVERSATION_CHANGED");
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> settleClaim.run(
                        access(kramer, scene.ben()), here.threadId(), new Decision.HandOver(lindenhof)));
        assertThat(bench.get(AskForHandOver.class).run(access(kramer, ada), here.threadId()))
                .as("what one has, one cannot ask for")
                .isFalse();
    }

    @Test
    @DisplayName(
            "handed over, it goes on in Lindenhof with everything that came meanwhile and was written in Fenster Kramer")
    void handedOver() {
        String meanwhile = answer(reply);
        assertThat(facts.verdict(lindenhof, mailbox, meanwhile)).containsExactly("NOT_SYNCED R32");

        assertThat(settle(kramer, ada, here, new Decision.HandOver(lindenhof))).isEqualTo(Outcome.SETTLED);
        scene.importNow(mailbox);

        assertThat(facts.verdict(lindenhof, mailbox, meanwhile)).containsExactly("SYNCED R11");
        assertThat(facts.verdict(kramer, mailbox, meanwhile)).containsExactly("NOT_SYNCED R32");
        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(3)
                .allMatch(line -> line.claimedBy().isEmpty())
                .extracting(MessageLine::rfcMessageId)
                .contains(reply.rfcMessageId());
        assertThat(scene.withJana())
                .hasSize(3)
                .allMatch(line -> line.claimedBy().orElseThrow().name().equals("Zahnzentrum Lindenhof"));
        String next = answer(reply);
        assertThat(facts.verdict(lindenhof, mailbox, next)).containsExactly("SYNCED R11");
        assertThat(scene.withJana()).hasSize(3);
        assertThat(facts.changes(kramer)).contains("CONVERSATION_CHANGED");
        assertThat(settle(kramer, ada, here, new Decision.Release()))
                .as("what was handed over is no longer Fenster Kramer's to release")
                .isEqualTo(Outcome.NOT_HAD);
        assertThat(bench.get(AuditTrail.class).latest(access(kramer, ada), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("claim.handedOver"));
    }

    @Test
    @DisplayName("there and back again, everything stands once on each side")
    void thereAndBack() {
        answer(reply);
        settle(kramer, ada, here, new Decision.HandOver(lindenhof));
        scene.importNow(mailbox);
        bench.get(SubAccountStore.class)
                .addMember(lindenhof, timo, MemberRole.ADMIN, bench.clock().instant());

        assertThat(settle(lindenhof, timo, there, new Decision.HandOver(kramer)))
                .isEqualTo(Outcome.SETTLED);
        scene.importNow(mailbox);

        assertThat(scene.withJana())
                .hasSize(3)
                .allMatch(line -> line.claimedBy().isEmpty());
        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(3)
                .allMatch(line -> line.claimedBy().isPresent());
    }

    @Test
    @DisplayName("released, it appears again on both sides, and the next reply takes it anew")
    void released() {
        String meanwhile = answer(reply);

        assertThat(settle(kramer, ada, here, new Decision.Release())).isEqualTo(Outcome.SETTLED);
        scene.importNow(mailbox);

        assertThat(facts.verdict(lindenhof, mailbox, meanwhile)).containsExactly("SYNCED R11");
        assertThat(facts.verdict(kramer, mailbox, meanwhile)).containsExactly("SYNCED R11");
        assertThat(scene.withJana()).hasSize(3);
        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(3)
                .allMatch(line -> line.claimedBy().isEmpty());
        assertThat(around(kramer, here).others()).extracting(Other::name).containsExactly("Zahnzentrum Lindenhof");
        assertThat(around(kramer, here).taken()).isFalse();

        Writing.answer(scene, here.messageId(), false).queued();
        assertThat(scene.messages(lindenhof, janaThere))
                .allMatch(line -> line.claimedBy().isPresent());
    }

    @Test
    @DisplayName("a thread begun in Fenster Kramer that is released comes in elsewhere as the sync policy says")
    void bornAndReleased() {
        MessageLine sent = Writing.toJana(scene).delivered();
        String answer = answer(sent);
        assertThat(facts.verdict(lindenhof, mailbox, answer)).containsExactly("NOT_SYNCED R33");

        settle(kramer, ada, sent, new Decision.Release());
        scene.importNow(mailbox);

        assertThat(facts.verdict(lindenhof, mailbox, answer)).asString().contains("SYNCED");
        assertThat(scene.messages(lindenhof, janaThere))
                .extracting(MessageLine::rfcMessageId)
                .contains(sent.rfcMessageId());
    }

    @Test
    @DisplayName("kept, nothing moves, and who asked is told")
    void kept() {
        bench.get(AskForHandOver.class).run(access(lindenhof, timo), there.threadId());

        assertThat(settle(kramer, ada, here, new Decision.Keep())).isEqualTo(Outcome.SETTLED);

        assertThat(around(kramer, here).requests()).isEmpty();
        assertThat(around(lindenhof, there).asked()).isEqualTo(Asked.REFUSED);
        assertThat(facts.changes(lindenhof)).last().isEqualTo("CONVERSATION_CHANGED");
        assertThat(scene.messages(lindenhof, janaThere))
                .hasSize(1)
                .allMatch(line -> line.claimedBy().isPresent());
    }

    @Test
    @DisplayName("nobody gets what they never showed")
    void strangers() {
        SubAccountId stranger = scene.subAccount("Autohaus Nord");

        assertThat(settle(kramer, ada, here, new Decision.HandOver(stranger))).isEqualTo(Outcome.NOT_SHOWN_THERE);
        assertThat(settle(kramer, ada, here, new Decision.HandOver(kramer))).isEqualTo(Outcome.NOT_SHOWN_THERE);
        assertThat(settle(kramer, ada, there, new Decision.Release()))
                .as("a thread of another sub-account")
                .isEqualTo(Outcome.NOT_HAD);
        assertThat(bench.get(HandOverStore.class).around(stranger, here.conversationId()))
                .isEmpty();
    }

    private Outcome settle(SubAccountId subAccount, UserId by, MessageLine line, Decision decision) {
        return settleClaim.run(access(subAccount, by), line.threadId(), decision);
    }

    private Around around(SubAccountId subAccount, MessageLine line) {
        return bench.get(HandOverStore.class)
                .around(subAccount, line.conversationId())
                .getOrDefault(line.threadId(), new Around(List.of(), false, List.of(), Asked.NOT_YET));
    }

    private Access access(SubAccountId subAccount, UserId user) {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(user).orElseThrow()), subAccount)
                .orElseThrow();
    }

    private String answer(MessageLine sent) {
        String id = scene.arrives(
                "ben",
                Mail.from(scene.jana(), scene.address("ben"))
                        .about("Re: " + sent.subject())
                        .answering(sent.rfcMessageId().orElseThrow()));
        scene.importNow(mailbox);
        return id;
    }
}
