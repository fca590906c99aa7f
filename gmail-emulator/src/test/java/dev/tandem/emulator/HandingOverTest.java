package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;

@DisplayName("An email for a domain outside")
class HandingOverTest {

    private static final String TO_BOTH =
            "From: jana@praxis.example\r\nTo: max@else.example, ben@other.example\r\nSubject: Hallo\r\n\r\n.Punkt\r\n";

    @Test
    @DisplayName(
            "reaches the machine that takes it, whole, and stands in the outside world as well; other domains are left alone")
    void handedOver() throws InterruptedException {
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        SMTPServer machine = SMTPServer.port(0)
                .insertReceivedHeaders(false)
                .messageHandler((context, from, to, bytes) ->
                        taken.add(from + " " + to + " " + new String(bytes, StandardCharsets.US_ASCII)))
                .build();
        machine.start();
        try (Drive here = handingOverTo(machine.getPortAllocated())) {
            here.control("POST", "/outside/messages", TO_BOTH);

            assertThat(taken.poll(20, TimeUnit.SECONDS))
                    .startsWith("jana@praxis.example ben@other.example From: jana@praxis.example")
                    .endsWith("\r\n\r\n.Punkt\r\n");
            assertThat(here.outside("ben@other.example")).hasSize(1);
            assertThat(here.outside("max@else.example")).hasSize(1);
            assertThat(taken).isEmpty();
        } finally {
            machine.stop();
        }
    }

    @Test
    @DisplayName("stands in the outside world all the same if nobody takes it")
    void nobodyThere() {
        try (Drive here = handingOverTo(1)) {
            here.control("POST", "/outside/messages", TO_BOTH);

            assertThat(here.outside("ben@other.example")).hasSize(1);
        }
    }

    private static Drive handingOverTo(int port) {
        return new Drive(EmulatorOptions.inMemory()
                .handingOverTo(Map.of("other.example", InetSocketAddress.createUnresolved("localhost", port))));
    }
}
