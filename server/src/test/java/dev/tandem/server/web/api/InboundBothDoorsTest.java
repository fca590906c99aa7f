package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.outbound.ProviderWriting;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.reply.ReturnStore;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.HandedOver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.client.SmartClient;

@DisplayName("What comes by HTTP and what comes by SMTP")
class InboundBothDoorsTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "R64: is one message if it is the same email, whichever comes first, whatever a server on the way wrote above it")
    void bothDoors(boolean smtpFirst) throws IOException {
        InboundScene scene = new InboundScene();
        byte[] email = scene.email("Both ways");
        byte[] relayed = ("Received: from a.example by b.example; Wed, 25 Nov 2026 08:30:01 +0100\r\n"
                        + new String(email, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);

        if (smtpFirst) {
            bySmtp(scene, email);
            assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
        }
        assertThat(InboundPost.of(scene.fromBen(scene.smart), relayed).send().status())
                .isEqualTo(202);
        if (!smtpFirst) {
            assertThat(scene.verdicts(1)).containsExactly("CAPTURED INTRODUCES");
            bySmtp(scene, email);
        }

        assertThat(scene.verdicts(2)).allMatch(verdict -> verdict.startsWith("CAPTURED"));
        assertThat(scene.facts.messages(scene.kramer)).isEqualTo(1);
    }

    @Test
    @DisplayName("R18: serves the addresses that emails by the provider carry, too")
    void returnAddress() {
        Bench bench = Bench.shared();
        Scene scene = new Scene();
        ProviderWriting.toJana(scene, scene.user(scene.kramer(), "Ada Lenz", "ada"));
        ToldProvider provider = new ToldProvider();
        Providers.deliverAll(bench, scene.kramer(), provider);
        Envelope sent = provider.asked.getFirst();
        AcceptEmail acceptEmail = bench.get(AcceptEmail.class);
        AcceptReturn acceptReturn = bench.get(AcceptReturn.class);
        String bounce = sent.from().value();
        InboundEnvelope envelope =
                new InboundEnvelope(List.of(bounce, "nobody@else.example"), HandedOver.byNobodyKnows("", ""));

        InboundRecipients found = InboundRecipients.of(envelope, acceptEmail, acceptReturn);
        found.accept(envelope, new RawEmail(Scene.ascii("Subject: Undelivered\n\nx\n")), acceptEmail, acceptReturn);

        assertThat(found.known()).containsExactly(bounce);
        assertThat(found.unknown()).containsExactly("nobody@else.example");
        NodeId node = new NodeId(new UUID(45, 1));
        ReturnStore returns = bench.get(ReturnStore.class);
        List<ReturnStore.Due> due = returns.claim(node, bench.clock().instant(), 100);
        due.forEach(one -> returns.giveBack(node, one));
        assertThat(due)
                .filteredOn(one -> one.subAccount().equals(scene.kramer()))
                .hasSize(1);
    }

    private static void bySmtp(InboundScene scene, byte[] email) throws IOException {
        SmartClient client = SmartClient.createAndConnect("localhost", InboundServer.SMTP_PORT, "mail.example");
        try {
            client.from(scene.address);
            client.to(scene.smart);
            client.dataStart();
            client.dataWrite(email);
            client.dataEnd();
        } finally {
            client.quit();
        }
    }
}
