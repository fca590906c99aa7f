package dev.tandem.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.provider.DeliveryStore.Due;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import dev.tandem.server.provider.DeliveryStore.Origin;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DisplayName("An email for the provider leaves once")
class DeliverByProviderTest {

    private static final EmailAddress BEN = new EmailAddress("ben@nordlicht.example");

    private final Bench bench = Bench.shared();
    private final SettableClock clock = bench.clock();
    private final SubAccountId kramer = new Scene().kramer();
    private final DeliveryStore deliveries = bench.get(DeliveryStore.class);
    private final ToldProvider provider = new ToldProvider();
    private final DeliverByProvider deliver = new DeliverByProvider(
            deliveries, bench.get(FindProvider.class), provider, bench.get(TransactionOperations.class), clock);
    private final NodeId node = new NodeId(UUID.randomUUID());

    @Test
    @DisplayName("and is over; its bytes are forgotten")
    void accepted() {
        assertThat(queue("once")).isTrue();
        assertThat(queue("once")).isFalse();
        run();
        assertThat(provider.asked).hasSize(1);
        assertThat(provider.asked.getFirst().recipients()).containsExactly(BEN);
        assertThat(ended()).isEqualTo("ACCEPTED null 250 taken");
        assertThat(column("email is null")).isEqualTo("true");
        run();
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    @DisplayName("when the provider wants it later: ever more slowly, and at last not at all")
    void later() {
        queue("later");
        trouble(Kind.EMAIL_REFUSED, 3);
        run();
        clock.pass(Duration.ofSeconds(59));
        run();
        assertThat(provider.asked).hasSize(1);
        clock.pass(Duration.ofSeconds(1));
        run();
        clock.pass(Duration.ofSeconds(119));
        run();
        assertThat(provider.asked).hasSize(2);
        clock.pass(Duration.ofSeconds(1));
        run();
        assertThat(provider.asked).hasSize(3);
        clock.pass(Duration.ofDays(2));
        trouble(Kind.NO_ANSWER, 1);
        run();
        assertThat(provider.asked).hasSize(4);
        assertThat(ended()).isEqualTo("GIVEN_UP NO_ANSWER it said");
    }

    @Test
    @DisplayName("or not at all where the provider refuses it, with its reason")
    void refused() {
        queue("refused");
        provider.answers.add(new HandedOver.Refused(new ProviderTrouble(Kind.RECIPIENT_REFUSED, "550 unknown")));
        run();
        assertThat(ended()).isEqualTo("REFUSED RECIPIENT_REFUSED 550 unknown");
    }

    @Test
    @DisplayName("where the answer to its end is lost, it is not told again: the provider may have it")
    void answerLost() {
        queue("lost");
        provider.answers.add(new HandedOver.Unclear("line closed"));
        run();
        assertThat(ended()).isEqualTo("UNKNOWN null line closed");
        clock.pass(Duration.ofDays(1));
        run();
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    @DisplayName("where the node dies after the end was told, another one finds that and does not tell it again")
    void killed() {
        queue("killed");
        provider.afterTheEnd = () -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(this::run).hasMessage("killed");
        provider.afterTheEnd = () -> {};
        run();
        assertThat(provider.asked).hasSize(1);
        assertThat(ended()).isEqualTo("UNKNOWN null ");
    }

    @Test
    @DisplayName("and no node takes what another one has in hand")
    void leased() {
        queue("leased");
        List<Due> mine = claim(node);
        assertThat(mine).hasSize(1);
        assertThat(claim(new NodeId(UUID.randomUUID()))).isEmpty();
        deliveries.giveBack(node, mine.getFirst());
        assertThat(claim(new NodeId(UUID.randomUUID()))).isEqualTo(mine);
    }

    private boolean queue(String occasion) {
        byte[] bytes = "Subject: Test\r\n\r\nHallo\r\n".getBytes(StandardCharsets.UTF_8);
        Envelope envelope =
                new Envelope(new EmailAddress("crm@fenster-kramer.example"), List.of(BEN), new RawEmail(bytes));
        return deliveries.queue(
                kramer,
                new NewDelivery(Origin.NOTICE, occasion, "1@x.example", envelope, Optional.empty(), clock.instant()),
                clock.instant());
    }

    private void trouble(Kind kind, int times) {
        for (int time = 0; time < times; time++) {
            provider.answers.add(new HandedOver.NotNow(new ProviderTrouble(kind, "it said")));
        }
    }

    private void run() {
        List<Due> due = claim(node);
        due.forEach(each -> {
            try {
                deliver.run(each);
            } finally {
                deliveries.giveBack(node, each);
            }
        });
    }

    /** Those of this test's sub-account; others are given back at once. */
    private List<Due> claim(NodeId as) {
        List<Due> all = deliveries.claim(as, clock.instant(), 100);
        List<Due> others =
                all.stream().filter(due -> !due.subAccount().equals(kramer)).toList();
        others.forEach(due -> deliveries.giveBack(as, due));
        return all.stream().filter(due -> due.subAccount().equals(kramer)).toList();
    }

    private String ended() {
        return column("concat(outcome, ' ', coalesce(trouble, 'null'), ' ', said)");
    }

    private String column(String expression) {
        return JdbcClient.create(bench.database())
                .sql("select (" + expression + ")::text from delivery where sub_account_id = :subAccount")
                .param("subAccount", kramer.value())
                .query(String.class)
                .single();
    }
}
