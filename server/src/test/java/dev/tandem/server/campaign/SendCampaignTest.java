package dev.tandem.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.BadInput;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.State;
import dev.tandem.server.campaign.CampaignStore.Recipient;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R41: bulk mail")
class SendCampaignTest {

    private final CampaignScene crm = new CampaignScene();

    /** As if the process died there. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName(
            "leaves through the provider, to each with their own words, and stands in each conversation; Gmail is not asked")
    void leaves() {
        crm.scene.connectBen();
        long before = crm.bench.gmail().lastCall();
        List<UUID> contacts = crm.contacts(3);
        UUID campaign = crm.started(contacts);
        assertThat(crm.state(campaign)).isEqualTo(State.SCHEDULED);
        crm.allTurns();
        assertThat(crm.state(campaign)).isEqualTo(State.SENT);
        assertThat(crm.provider.asked).isEmpty();
        crm.deliver();

        assertThat(crm.provider.asked).hasSize(3);
        assertThat(crm.provider.asked)
                .extracting(SendCampaignTest::text)
                .anySatisfy(first -> assertThat(first)
                        .contains("Subject: Hallo Kunde0")
                        .contains("List-Unsubscribe: <http://localhost:8080/u/")
                        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                        .contains("Precedence: bulk"));
        assertThat(crm.campaigns.figures(crm.kramer(), campaign)).isEqualTo(new Figures(3, 3, 3, 0, 0, 0, 0));
        MessageLine line = crm.scene.messages(crm.kramer(), contacts.getFirst()).getFirst();
        assertThat(line.origin()).isEqualTo("BULK");
        assertThat(line.state()).isEqualTo("SENT");
        assertThat(crm.bench.gmail().everyCall(before)).isEmpty();
        assertThat(crm.bench
                        .get(MailboxStore.class)
                        .connectionOf(crm.kramer(), crm.scene.ben())
                        .orElseThrow()
                        .sentToday())
                .as("R46: never counted against the mailbox")
                .isZero();
    }

    @Test
    @DisplayName(
            "R51: skips who asked for no emails, also who asked after it began, and tells who was left out and why")
    void leavesOut() {
        List<UUID> contacts = crm.contacts(60);
        UUID campaign = crm.started(contacts);
        crm.turn();
        crm.turn();
        String token = crm.campaigns.next(crm.kramer(), campaign, 1).getFirst().token();
        Unsubscribe unsubscribe = crm.bench.get(Unsubscribe.class);
        assertThat(unsubscribe.who(token)).isPresent();
        assertThat(unsubscribe.run(token)).isPresent();
        assertThat(unsubscribe.run(token)).isPresent();
        assertThat(unsubscribe.run("guessed")).isEmpty();
        crm.allTurns();

        assertThat(crm.campaigns.figures(crm.kramer(), campaign)).isEqualTo(new Figures(59, 59, 0, 0, 0, 1, 1));
        assertThat(crm.campaigns.leftOut(crm.kramer(), campaign)).containsEntry("DO_NOT_DISTURB", 1);
        Recipient quiet =
                crm.campaigns.recipients(crm.kramer(), campaign, 50, 1).getFirst();
        assertThat(quiet.reason()).contains("DO_NOT_DISTURB");
        assertThat(quiet.unsubscribed()).isTrue();
        UUID next = crm.keep.add(crm.ben(), CampaignScene.content(List.of(quiet.contact()), 0));
        assertThatThrownBy(() -> crm.keep.start(crm.ben(), next, Optional.empty()))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.faults().getFirst().key()).isEqualTo("campaign.nobody"));
    }

    @Test
    @DisplayName("neither skips nor doubles anybody, wherever the server dies and whoever goes on")
    void crashes() {
        List<UUID> contacts = crm.contacts(120);
        UUID campaign = crm.started(contacts);
        Random dice = new Random(4711);
        int deaths = 0;
        for (int round = 0; round < 400 && crm.state(campaign) != State.SENT; round++) {
            int last = dice.nextInt(6);
            int[] passed = {0};
            try {
                CrashPoint.watched(
                        point -> {
                            if (point.startsWith("campaign.") && passed[0]++ == last) {
                                throw new Died();
                            }
                        },
                        crm::turn);
            } catch (Died there) {
                deaths++;
            }
        }
        assertThat(crm.state(campaign)).isEqualTo(State.SENT);
        assertThat(deaths).isGreaterThan(5);
        crm.deliver();
        assertThat(crm.provider.asked.stream()
                        .map(envelope -> envelope.recipients().getFirst().value())
                        .distinct())
                .hasSize(120);
        assertThat(crm.provider.asked).hasSize(120);
        assertThat(crm.campaigns.figures(crm.kramer(), campaign).sent()).isEqualTo(120);
    }

    @Test
    @DisplayName("leaves once, though two servers go on with it at once")
    void twoServers() throws Exception {
        UUID campaign = crm.started(crm.contacts(80));
        crm.turn();
        SendCampaign send = crm.bench.get(SendCampaign.class);
        CampaignStore.Due due = new CampaignStore.Due(crm.kramer(), campaign);
        Callable<Boolean> server = () -> {
            for (int n = 0; n < 3; n++) {
                send.run(due);
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(Collections.nCopies(4, server))) {
                assertThat(one.get()).isTrue();
            }
        }
        crm.allTurns();
        crm.deliver();
        assertThat(crm.provider.asked).hasSize(80);
        assertThat(crm.campaigns.figures(crm.kramer(), campaign).sent()).isEqualTo(80);
    }

    @Test
    @DisplayName("is no faster than its author wants, can be paused in between, and goes on where it was")
    void pace() {
        UUID campaign = crm.started(CampaignScene.content(crm.contacts(4), 60));
        crm.turn();
        crm.turn();
        assertThat(crm.turn()).as("one a minute").isFalse();
        crm.bench.clock().pass(Duration.ofMinutes(1));
        assertThat(crm.turn()).isTrue();
        assertThat(crm.campaigns.figures(crm.kramer(), campaign).filed()).isEqualTo(2);

        assertThat(crm.keep.pause(crm.ben(), campaign)).isTrue();
        assertThat(crm.keep.pause(crm.ben(), campaign)).isFalse();
        crm.bench.clock().pass(Duration.ofHours(1));
        assertThat(crm.turn()).isFalse();
        assertThat(crm.keep.resume(crm.ben(), campaign)).isTrue();
        for (int n = 0; n < 4; n++) {
            crm.turn();
            crm.bench.clock().pass(Duration.ofMinutes(1));
        }
        assertThat(crm.state(campaign)).isEqualTo(State.SENT);
        assertThat(crm.campaigns.figures(crm.kramer(), campaign).filed()).isEqualTo(4);
    }

    @Test
    @DisplayName("R43: what the provider refuses is told for each, with its words, and leaves by no other way")
    void refused() {
        UUID campaign = crm.started(crm.contacts(2));
        crm.allTurns();
        crm.provider.answers.add(new HandedOver.Refused(new ProviderTrouble(Kind.RECIPIENT_REFUSED, "550 unknown")));
        crm.deliver();
        assertThat(crm.campaigns.figures(crm.kramer(), campaign)).isEqualTo(new Figures(2, 2, 1, 1, 0, 0, 0));
        assertThat(crm.campaigns.recipients(crm.kramer(), campaign, 0, 10))
                .filteredOn(recipient -> recipient.state().equals("FAILED"))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains("PROVIDER_REFUSED: 550 unknown"));
    }

    @Test
    @DisplayName("is for a tag or somebody's contacts, as they are when it starts")
    void audience() {
        crm.contacts(2);
        UUID bens = crm.scene.contact(
                crm.kramer(), "Grete", "Holz", crm.scene.address("grete"), Optional.of(crm.scene.ben()));
        Audience audience = new Audience(Optional.empty(), Optional.empty(), Optional.of(crm.scene.ben()));
        assertThat(crm.keep.audience(crm.ben(), audience))
                .extracting(chosen -> chosen.contact().value())
                .contains(bens)
                .hasSizeLessThan(4);
        Audience tagged = new Audience(Optional.empty(), Optional.of("gibt es nicht"), Optional.empty());
        assertThat(crm.keep.audience(crm.ben(), tagged)).isEmpty();
    }

    @Test
    @DisplayName("F56: is not kept with a field that there is none of, without a subject, or at an impossible pace")
    void badInput() {
        Content wrong = new Content(
                " ",
                "Hallo {{contact.fristName}}",
                "",
                Optional.of("<b>{{name}}</b>"),
                new Audience(Optional.of(List.of()), Optional.empty(), Optional.empty()),
                Optional.of(0));
        assertThatThrownBy(() -> crm.keep.add(crm.ben(), wrong))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused -> assertThat(refused.faults())
                                .extracting(BadInput.Fault::field)
                                .containsExactly("name", "text", "subject", "html", "perHour", "contactIds"));
        UUID draft = crm.keep.add(crm.ben(), CampaignScene.content(crm.contacts(1), 0));
        assertThatThrownBy(() -> crm.keep.start(
                        crm.ben(),
                        draft,
                        Optional.of(crm.bench.clock().instant().minus(Duration.ofHours(1)))))
                .isInstanceOf(BadInput.class);
        assertThat(crm.state(draft)).isEqualTo(State.DRAFT);
        assertThat(crm.keep.remove(crm.ben(), draft)).isTrue();
        assertThat(crm.keep.remove(crm.ben(), draft)).isFalse();
    }

    @Test
    @DisplayName("waits for its time, and what it says cannot be changed any more once it is to start")
    void later() {
        UUID campaign = crm.keep.add(crm.ben(), CampaignScene.content(crm.contacts(1), 0));
        crm.keep.start(
                crm.ben(), campaign, Optional.of(crm.bench.clock().instant().plus(Duration.ofHours(2))));
        assertThat(crm.turn()).isFalse();
        assertThat(crm.keep.change(crm.ben(), campaign, CampaignScene.content(crm.contacts(1), 0)))
                .isFalse();
        crm.bench.clock().pass(Duration.ofHours(2));
        crm.allTurns();
        assertThat(crm.state(campaign)).isEqualTo(State.SENT);
    }

    private static String text(Envelope envelope) {
        return new String(envelope.email().bytes(), StandardCharsets.UTF_8);
    }
}
