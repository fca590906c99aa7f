package dev.tandem.server.web.api;

import static org.awaitility.Awaitility.await;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.postgres.CrmFacts;
import dev.tandem.server.postgres.CrmFixture;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.CaptureStore.State;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ben with a sub-account, addresses and a smart address of his own. */
final class InboundScene {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CrmFixture crm = new CrmFixture(InboundServer.get(JdbcClient.class));
    final CrmFacts facts = new CrmFacts(InboundServer.get(JdbcClient.class));
    final SubAccountId kramer = crm.subAccount("Fenster Kramer");
    final String address = "ben@nordlicht-" + COUNT.incrementAndGet() + ".example";
    final UserId ben = crm.user(kramer, "Ben Arnold", address);
    final String smart = InboundServer.get(KeepSmartAddress.class)
            .of(kramer, ben)
            .orElseThrow()
            .current()
            .orElseThrow()
            .value();

    /** The envelope when Ben writes from this machine, which in the sandbox may send for everybody. */
    String fromBen(String... recipients) {
        return to(recipients) + "&from=" + encoded(address) + "&peer=127.0.0.1&helo=mail.example";
    }

    static String to(String... recipients) {
        return Stream.of(recipients)
                .map(recipient -> "recipient=" + encoded(recipient))
                .collect(Collectors.joining("&"));
    }

    byte[] email(String subject) {
        return """
                From: Ben Arnold <%s>
                To: Jana Weber <jana@praxis-weber.example>
                Subject: %s
                Message-ID: <%s@mail.example>
                Date: Wed, 25 Nov 2026 08:30:00 +0100

                Guten Tag.
                """.formatted(address, subject, subject.replace(' ', '.') + "." + address.replace('@', '.'))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The same with so much text that it has this size. */
    byte[] email(String subject, int bytes) {
        byte[] begin = email(subject);
        byte[] all = new byte[bytes];
        for (int at = 0; at < bytes; at++) {
            all[at] = (byte) (at < begin.length ? begin[at] : at % 78 == 76 ? '\r' : at % 78 == 77 ? '\n' : 'x');
        }
        return all;
    }

    List<Line> arrived() {
        return InboundServer.get(LookThroughCaptures.class).arrived(kramer, ben);
    }

    /** What became of them, the newest first, once all of so many are judged. */
    List<String> verdicts(int count) {
        return await()
                .atMost(PATIENCE)
                .until(
                        this::arrived,
                        lines -> lines.size() == count
                                && lines.stream().noneMatch(line -> line.state() == State.WAITING))
                .stream()
                .map(line -> line.state() + " " + line.reason().orElse(""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
