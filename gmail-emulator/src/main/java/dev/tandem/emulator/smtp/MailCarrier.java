package dev.tandem.emulator.smtp;

import dev.tandem.emulator.post.PostOffice.Onward;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.client.SmartClient;

/**
 * Hands emails over to the machines that take them for their domains, as MX records would say. One attempt each: what is refused stands
 * in the outside world all the same, and on the error output why.
 */
public final class MailCarrier implements Onward, AutoCloseable {
    private final Map<String, InetSocketAddress> exchangers;
    private final ExecutorService carrier = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("emulator-carrier").factory());

    /** Machines by domain, in lower case. */
    public MailCarrier(Map<String, InetSocketAddress> exchangers) {
        this.exchangers = Map.copyOf(exchangers);
    }

    @Override
    public void carry(String envelopeFrom, String address, byte[] raw) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        InetSocketAddress machine = exchangers.get(domain);
        if (machine != null) {
            carrier.execute(() -> hand(machine, envelopeFrom, address, raw));
        }
    }

    private static void hand(InetSocketAddress machine, String from, String to, byte[] raw) {
        try {
            SmartClient client = SmartClient.createAndConnect(machine.getHostString(), machine.getPort(), "localhost");
            try {
                client.from(from);
                client.to(to);
                client.dataStart();
                client.dataWrite(raw, raw.length);
                client.dataEnd();
            } finally {
                client.quit();
            }
        } catch (IOException refused) {
            System.err.println("Not handed over to " + machine + ": " + refused.getMessage());
        }
    }

    @Override
    public void close() {
        carrier.shutdownNow();
    }
}
