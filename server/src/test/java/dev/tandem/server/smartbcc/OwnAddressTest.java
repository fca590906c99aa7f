package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.provider.DeliverByProvider;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.smartbcc.KeepOwnAddresses.Own;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("R63: a further address of the user's own")
class OwnAddressTest {

    private static final Bench BENCH = Bench.shared();
    private static final Pattern TOKEN = Pattern.compile("/settings/smart-bcc/own\\?token=([\\w-]{22,})");

    private final KeepOwnAddresses keep = BENCH.get(KeepOwnAddresses.class);
    private final CaptureScene captures = new CaptureScene();
    private final String privately = captures.scene.address("ben-private");

    @BeforeEach
    void account() {
        BENCH.gmail().account(privately, "Ben");
    }

    @Test
    @DisplayName("counts once its link was used, and what waited from it is filed")
    void confirmed() {
        privatelyWritten();
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_YOURS");

        Own asked = keep.ask(ben(), "  " + privately.toUpperCase(Locale.ROOT));
        assertThat(asked.standing()).isEqualTo(KeepOwnAddresses.Standing.ASKED);
        assertThat(standings()).containsExactly("GIVEN", "ASKED");
        String token = tokens().getFirst();
        CaptureScene.judge();
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_YOURS");

        assertThat(confirm(token)).isTrue();
        CaptureScene.judge();
        assertThat(captures.verdicts()).containsExactly("CAPTURED OPENS");
        assertThat(standings()).containsExactly("GIVEN", "CONFIRMED");
    }

    @Test
    @DisplayName("has to be proven like every other: its name alone in From files nothing")
    void proven() {
        keep.ask(ben(), privately);
        confirm(tokens().getFirst());
        captures.comesFromElsewhere(privately, lines(), captures.smart());
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_PROVEN");
    }

    @Test
    @DisplayName("has a link that works once, and only for the user who asked for it")
    void once() {
        keep.ask(ben(), privately);
        String token = tokens().getFirst();
        UserId ada = captures.scene.user(captures.scene.kramer(), "Ada Lenz", "ada");

        assertThat(keep.asked(captures.scene.kramer(), ada, token)).isEmpty();
        assertThat(keep.confirm(captures.scene.kramer(), ada, token)).isEmpty();
        assertThat(asked(token)).isTrue();
        assertThat(confirm(token)).isTrue();
        assertThat(confirm(token)).isFalse();
        assertThat(asked(token)).isFalse();
        assertThat(asked("guessed")).isFalse();
    }

    @Test
    @DisplayName("has a link that works for two days")
    void expires() {
        keep.ask(ben(), privately);
        String token = tokens().getFirst();
        BENCH.clock().pass(KeepOwnAddresses.LINK_LIFE.minusSeconds(1));
        assertThat(asked(token)).isTrue();
        BENCH.clock().pass(Duration.ofSeconds(1));
        assertThat(confirm(token)).isFalse();
        assertThat(standings()).containsExactly("GIVEN", "EXPIRED");
    }

    @Test
    @DisplayName("has only the last link that was sent")
    void again() {
        keep.ask(ben(), privately);
        String first = tokens().getFirst();
        assertThatThrownBy(() -> keep.ask(ben(), privately)).is(refused("own.tooOften"));
        BENCH.clock().pass(KeepOwnAddresses.PAUSE);
        keep.ask(ben(), privately);
        List<String> tokens = tokens();
        assertThat(tokens).hasSize(2).contains(first);
        assertThat(confirm(first)).isFalse();
        tokens.remove(first);
        assertThat(confirm(tokens.getFirst())).isTrue();
    }

    @Test
    @DisplayName("is removed with its link, and emails from it wait again")
    void removed() {
        keep.ask(ben(), privately);
        confirm(tokens().getFirst());
        assertThat(remove()).isTrue();
        assertThat(remove()).isFalse();
        privatelyWritten();
        assertThat(captures.verdicts()).containsExactly("QUARANTINED NOT_YOURS");

        BENCH.clock().pass(KeepOwnAddresses.PAUSE);
        keep.ask(ben(), privately);
        assertThat(standings()).as("it has to be confirmed anew").containsExactly("GIVEN", "ASKED");
    }

    @Test
    @DisplayName("is none that is the user's already, somebody else's, a smart address, or no address")
    void refused() {
        captures.scene.user(captures.scene.kramer(), "Ada Lenz", "ada");
        assertThatThrownBy(() -> keep.ask(ben(), captures.scene.address("ben"))).is(refused("own.already"));
        assertThatThrownBy(() -> keep.ask(ben(), captures.scene.address("ada"))).is(refused("own.impossible"));
        assertThatThrownBy(() -> keep.ask(ben(), captures.smart())).is(refused("own.impossible"));
        assertThatThrownBy(() -> keep.ask(ben(), "ben")).is(refused("address.none"));
        assertThat(standings()).containsExactly("GIVEN");
        assertThat(tokens()).isEmpty();
    }

    @Test
    @DisplayName("sends strangers no more than five emails an hour, also when addresses are removed and named again")
    void tooOften() {
        for (int count = 0; count < KeepOwnAddresses.LINKS_MAX; count++) {
            String address = captures.scene.address("stranger" + count);
            keep.ask(ben(), address);
            keep.remove(captures.scene.kramer(), captures.scene.ben(), new EmailAddress(address));
        }
        assertThatThrownBy(() -> keep.ask(ben(), privately)).is(refused("own.tooOften"));
        BENCH.clock().pass(KeepOwnAddresses.WINDOW);
        assertThat(keep.ask(ben(), privately).standing()).isEqualTo(KeepOwnAddresses.Standing.ASKED);
    }

    @Test
    @DisplayName(
            "sends the same stranger no more, however often the address is removed and named again, or left standing")
    void sameStranger() {
        for (int count = 0; count < KeepOwnAddresses.LINKS_MAX; count++) {
            keep.ask(ben(), privately);
            remove();
            assertThatThrownBy(() -> keep.ask(ben(), privately)).as("at once").is(refused("own.tooOften"));
            BENCH.clock().pass(KeepOwnAddresses.PAUSE);
        }
        assertThatThrownBy(() -> keep.ask(ben(), privately)).is(refused("own.tooOften"));
        assertThat(tokens()).hasSize(KeepOwnAddresses.LINKS_MAX);
    }

    @Test
    @DisplayName("is one of twenty at most")
    void tooMany() {
        for (int count = 0; count < KeepOwnAddresses.FURTHER_MAX; count++) {
            keep.ask(ben(), captures.scene.address("further" + count));
            BENCH.clock().pass(KeepOwnAddresses.WINDOW);
        }
        assertThatThrownBy(() -> keep.ask(ben(), privately)).is(refused("own.tooMany"));
        assertThat(keep.ask(ben(), captures.scene.address("further0")).standing())
                .as("one of them once more")
                .isEqualTo(KeepOwnAddresses.Standing.ASKED);
    }

    private static Condition<Throwable> refused(String key) {
        return new Condition<>(
                thrown -> thrown instanceof BadInput bad
                        && bad.faults().getFirst().key().equals(key),
                "refused because of " + key);
    }

    private Access ben() {
        return BENCH.get(EnterSubAccount.class)
                .enter(
                        Actor.self(BENCH.get(UserStore.class)
                                .find(captures.scene.ben())
                                .orElseThrow()),
                        captures.scene.kramer())
                .orElseThrow();
    }

    private void privatelyWritten() {
        captures.comes(privately, lines(), captures.smart());
    }

    private String lines() {
        return "From: Ben <" + privately + ">\nTo: " + captures.scene.jana() + "\nSubject: Angebot\nMessage-ID: <"
                + UUID.randomUUID() + "@mail.example>\nDate: Tue, 24 Nov 2026 11:00:00 +0100\n\nHallo\n";
    }

    private boolean asked(String token) {
        return keep.asked(captures.scene.kramer(), captures.scene.ben(), token).isPresent();
    }

    private boolean confirm(String token) {
        return keep.confirm(captures.scene.kramer(), captures.scene.ben(), token)
                .isPresent();
    }

    private boolean remove() {
        return keep.remove(captures.scene.kramer(), captures.scene.ben(), new EmailAddress(privately));
    }

    private List<String> standings() {
        return keep.of(captures.scene.kramer(), captures.scene.ben()).stream()
                .map(own -> own.standing().name())
                .toList();
    }

    /** The links that came to the private mailbox, each once. */
    private List<String> tokens() {
        NodeId node = new NodeId(new UUID(63, 1));
        DeliveryStore deliveries = BENCH.get(DeliveryStore.class);
        deliveries.claim(node, BENCH.clock().instant(), 100).forEach(due -> {
            BENCH.get(DeliverByProvider.class).run(due);
            deliveries.giveBack(node, due);
        });
        List<String> tokens = new ArrayList<>();
        for (JsonNode message : BENCH.gmail().messages(privately)) {
            String source = new String(
                    BENCH.gmail().source(privately, message.path("id").asString()), StandardCharsets.US_ASCII);
            TOKEN.matcher(source)
                    .results()
                    .map(MatchResult::group)
                    .map(found -> found.substring(found.indexOf('=') + 1))
                    .forEach(tokens::add);
        }
        return tokens;
    }
}
