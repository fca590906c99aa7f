package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.outbound.UnclearStore.Found;
import dev.tandem.server.outbound.UnclearStore.Unclear;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("R45: an email of which nobody can tell whether it left")
class UnclearTest {

    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(20);

    /** Some rounds until it is unclear, and a day. */
    private static final Duration SEARCH_IS_OVER = Duration.ofHours(28);

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final SettleUnclear settleUnclear = bench.get(SettleUnclear.class);
    private final UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");

    @AfterEach
    void noMoreFaults() {
        bench.gmail().faults("{}");
    }

    @Nested
    @DisplayName("by Gmail")
    class ByGmail {

        private final MailboxId mailbox = scene.connectBen();
        private final GmailPerson ben = scene.inGmail(scene.address("ben"));

        @Test
        @DisplayName("is looked for less and less often for a day; then its author decides, and it says what was found")
        void lookedFor() {
            Instant before = bench.clock().instant();
            UUID message = draftGone();
            Unclear first = Writing.deliver(scene, message).state().equals("UNKNOWN") ? unclear(message) : none();
            assertThat(first.byGmail()).isTrue();
            assertThat(first.found()).contains(Found.NOTHING);
            assertThat(first.askedAt().orElseThrow()).isAfterOrEqualTo(before);
            assertThat(first.ended()).isFalse();
            assertThat(first.until().orElseThrow()).isAfter(bench.clock().instant());
            assertThat(settleUnclear.sendAgain(benHere(), message))
                    .as("while it is looked for")
                    .isFalse();

            pass(message, SEARCH_IS_OVER);

            Unclear last = unclear(message);
            assertThat(last.ended()).isTrue();
            assertThat(last.looks()).isBetween(20, 40);
            assertThat(last.lookedAt().orElseThrow())
                    .isAfterOrEqualTo(last.until().orElseThrow());
            assertThat(Writing.line(scene, message).reason()).contains(SendTrouble.SEARCH_ENDED);
            pass(message, Duration.ofHours(6));
            assertThat(unclear(message)).as("it is looked for no more").isEqualTo(last);
            assertThat(sent()).isZero();
        }

        @ParameterizedTest(name = "Message-ID kept: {0}")
        @ValueSource(booleans = {true, false})
        @DisplayName("F45, F46: is found wherever Gmail put its copy, though its thread is gone")
        void foundElsewhere(boolean kept) {
            sameTimeAtGmail();
            UUID message = Writing.toJana(scene).queued();
            bench.gmail()
                    .faults("{\"send\":{\"keepMessageId\":" + kept + "},\"calls\":[" + refusedOnce() + ","
                            + always("gmail.users.threads.get", 404) + "]}");
            Writing.deliverOnce(scene, message);
            ben.sendsDraft(ben.drafts().get(0).path("id").asString());

            MessageLine line = Writing.deliver(scene, message);

            assertThat(line.state()).isEqualTo("SENT");
            assertThat(line.rfcMessageId()).isPresent();
            scene.importNow(mailbox);
            assertThat(scene.withJana()).hasSize(1);
            assertThat(sent()).isEqualTo(1);
        }

        @Test
        @DisplayName("F48: no other email that was sent at the same time is taken for it")
        void anotherOne() {
            sameTimeAtGmail();
            UUID message = draftGone();
            ben.sends(Mail.from(scene.address("ben"), scene.jana())
                    .about("Angebot 2311")
                    .text());

            assertThat(Writing.deliver(scene, message).state()).isEqualTo("UNKNOWN");
        }

        @Test
        @DisplayName("is sent when its author sees that it was; a copy that comes later is still known as it, once")
        void seenSent() {
            UUID message = Writing.toJana(scene).queued();
            bench.gmail()
                    .faults("{\"calls\":[" + refusedOnce() + "," + always("gmail.users.threads.get", 404) + ","
                            + always("gmail.users.messages.list", 503) + "]}");
            Writing.deliverOnce(scene, message);
            ben.sendsDraft(ben.drafts().get(0).path("id").asString());
            assertThat(Writing.deliver(scene, message).state()).isEqualTo("UNKNOWN");
            Instant asked = unclear(message).askedAt().orElseThrow();
            assertThat(failed()).singleElement().matches(Line::unclear);

            assertThat(settleUnclear.wasSent(benHere(), message)).isTrue();

            assertThat(failed()).isEmpty();

            assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
            assertThat(Writing.line(scene, message).reason()).isEmpty();
            assertThat(Writing.line(scene, message).sentAt()).contains(asked);
            assertThat(settleUnclear.wasSent(benHere(), message)).as("once").isFalse();
            assertThat(settleUnclear.of(scene.kramer(), message)).isEmpty();
            assertRecorded("email.seenSent", message);
            bench.gmail().faults("{}");
            scene.importNow(mailbox);
            assertThat(Writing.deliver(scene, message).rfcMessageId()).isPresent();
            assertThat(scene.withJana()).hasSize(1);
        }

        @Test
        @DisplayName("is sent again when its author wants it and nothing was found, once")
        void sentAgain() {
            UUID message = draftGone();
            pass(message, SEARCH_IS_OVER);

            assertThat(settleUnclear.sendAgain(benHere(), message)).isTrue();
            assertThat(settleUnclear.sendAgain(benHere(), message)).as("once").isFalse();
            assertThat(Writing.line(scene, message).state()).isEqualTo("QUEUED");
            assertRecorded("email.sentAgain", message);

            assertThat(Writing.deliver(scene, message).state()).isEqualTo("SENT");
            assertThat(sent()).isEqualTo(1);
            scene.importNow(mailbox);
            assertThat(scene.withJana()).hasSize(1);
            assertThat(ben.drafts()).isEmpty();
        }

        @Test
        @DisplayName("is looked for once more before it is sent again: what is found then does not leave twice")
        void foundAtLast() {
            UUID message = Writing.toJana(scene).queued();
            bench.gmail()
                    .faults("{\"calls\":[" + refusedOnce() + "," + always("gmail.users.threads.get", 404) + ","
                            + always("gmail.users.messages.list", 503) + "]}");
            Writing.deliverOnce(scene, message);
            ben.sendsDraft(ben.drafts().get(0).path("id").asString());
            pass(message, SEARCH_IS_OVER);
            assertThat(unclear(message).found()).contains(Found.NO_ANSWER);
            bench.gmail().faults("{}");

            assertThat(settleUnclear.sendAgain(benHere(), message)).isTrue();

            assertThat(Writing.deliver(scene, message).state()).isEqualTo("SENT");
            assertThat(sent()).isEqualTo(1);
        }

        @Test
        @DisplayName("sends the draft that still waits, where a lost consent had kept us from seeing it")
        void draftStillThere() {
            UUID message = Writing.toJana(scene).queued();
            bench.gmail().faults("{\"calls\":[" + refusedOnce() + "]}");
            Writing.deliverOnce(scene, message);
            bench.gmail().changePassword(scene.address("ben"));
            pass(message, SEARCH_IS_OVER);
            assertThat(unclear(message).found()).contains(Found.NO_CONSENT);
            sameTimeAtGmail();
            scene.connectBen();

            assertThat(settleUnclear.sendAgain(benHere(), message)).isTrue();

            assertThat(Writing.deliver(scene, message).state()).isEqualTo("SENT");
            assertThat(sent()).isEqualTo(1);
            assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
        }

        /** Tests move both clocks, and what was sent at the same time is looked for by both. */
        private void sameTimeAtGmail() {
            Duration behind =
                    Duration.between(bench.gmail().now(), bench.clock().instant());
            if (behind.isPositive()) {
                bench.gmail().pass(behind.toString());
            } else {
                bench.clock().pass(behind.negated());
            }
        }

        /** Its draft was thrown away in Gmail before it left, which looks as if it had left. */
        private UUID draftGone() {
            UUID message = Writing.toJana(scene).queued();
            bench.gmail().faults("{\"calls\":[" + refusedOnce() + "]}");
            Writing.deliverOnce(scene, message);
            ben.deletesDraft(ben.drafts().get(0).path("id").asString());
            return message;
        }

        private String refusedOnce() {
            return "{\"method\":\"gmail.users.drafts.send\",\"account\":\"" + scene.address("ben")
                    + "\",\"times\":1,\"status\":503,\"reason\":\"backendError\"}";
        }

        private String always(String method, int status) {
            return "{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben")
                    + "\",\"times\":10000,\"status\":" + status + ",\"reason\":\"backendError\"}";
        }
    }

    @Nested
    @DisplayName("by the provider")
    class ByProvider {

        private final ToldProvider provider = new ToldProvider();

        @Test
        @DisplayName("cannot be looked for, so its author decides at once: it was sent")
        void seenSent() {
            UUID message = lineLost();
            assertThat(unclear(message).byGmail()).isFalse();
            assertThat(unclear(message).ended()).isTrue();
            assertThat(unclear(message).askedAt()).isPresent();

            assertThat(settleUnclear.wasSent(benHere(), message)).isTrue();

            assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
            assertThat(Writing.line(scene, message).sentAt()).isPresent();
            assertThat(settleUnclear.sendAgain(benHere(), message)).isFalse();
            bench.clock().pass(Duration.ofDays(3));
            Providers.deliverAll(bench, scene.kramer(), provider);
            assertThat(provider.asked).hasSize(1);
        }

        @Test
        @DisplayName("is sent again only if its author wants it")
        void sentAgain() {
            UUID message = lineLost();
            assertThat(bench.get(RetrySending.class).run(scene.kramer(), message))
                    .as("a plain retry")
                    .isFalse();

            assertThat(settleUnclear.sendAgain(benHere(), message)).isTrue();
            Providers.deliverAll(bench, scene.kramer(), provider);

            assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
            assertThat(provider.asked).hasSize(2);
            assertRecorded("email.sentAgain", message);
        }

        private UUID lineLost() {
            UUID message = Writing.toJana(scene).by(ada).queued();
            provider.answers.add(new HandedOver.Unclear("line closed"));
            Providers.deliverAll(bench, scene.kramer(), provider);
            assertThat(Writing.line(scene, message).state()).isEqualTo("UNKNOWN");
            return message;
        }
    }

    @Test
    @DisplayName("is none that is clear: nothing is said of it, and nothing changed")
    void clear() {
        scene.connectBen();
        UUID message = Writing.toJana(scene).queued();
        assertThat(settleUnclear.of(scene.kramer(), message)).isEmpty();
        assertThat(settleUnclear.wasSent(benHere(), message)).isFalse();
        assertThat(settleUnclear.sendAgain(benHere(), message)).isFalse();
        assertThat(Writing.line(scene, message).state()).isEqualTo("QUEUED");
    }

    private Unclear unclear(UUID message) {
        return settleUnclear.of(scene.kramer(), message).orElseThrow();
    }

    /** What stands behind the filter for what went wrong: what is unclear has to be found. */
    private List<Line> failed() {
        return bench.get(ConversationQueries.class)
                .list(scene.kramer(), scene.ben(), Filter.FAILED, "", Optional.empty(), 10)
                .items();
    }

    private static Unclear none() {
        throw new AssertionError("not unclear");
    }

    private void pass(UUID message, Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(BETWEEN_ROUNDS)) {
            Writing.deliverDue(message);
            bench.clock().pass(BETWEEN_ROUNDS);
        }
    }

    private int sent() {
        int count = 0;
        for (JsonNode copy : bench.gmail().messages(scene.address("ben"))) {
            count += copy.path("labelIds").toString().contains("SENT") ? 1 : 0;
        }
        return count;
    }

    private Access benHere() {
        Actor ben = Actor.self(bench.get(UserStore.class).find(scene.ben()).orElseThrow());
        return bench.get(EnterSubAccount.class).enter(ben, scene.kramer()).orElseThrow();
    }

    private void assertRecorded(String action, UUID message) {
        assertThat(bench.get(AuditTrail.class).latest(benHere(), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(action);
                    assertThat(entry.subject()).isEqualTo("message " + message);
                });
    }
}
