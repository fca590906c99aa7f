package dev.tandem.emulator;

import dev.tandem.emulator.control.ControlDoor;
import dev.tandem.emulator.gmail.AttachmentIds;
import dev.tandem.emulator.gmail.GmailMethods;
import dev.tandem.emulator.gmail.Services;
import dev.tandem.emulator.gmail.Watches;
import dev.tandem.emulator.google.Admission;
import dev.tandem.emulator.google.ApiDoor;
import dev.tandem.emulator.google.BatchDoor;
import dev.tandem.emulator.google.Discovery;
import dev.tandem.emulator.google.DiscoveryDoor;
import dev.tandem.emulator.google.Toll;
import dev.tandem.emulator.google.Uploads;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.JettyServer;
import dev.tandem.emulator.model.Emulator;
import dev.tandem.emulator.oauth.ConsentDoor;
import dev.tandem.emulator.oauth.IdTokens;
import dev.tandem.emulator.oauth.IdentityDoor;
import dev.tandem.emulator.oauth.TokenDoor;
import dev.tandem.emulator.pubsub.MailboxNotifier;
import dev.tandem.emulator.pubsub.PubSubDoor;
import dev.tandem.emulator.pubsub.PushTokens;
import dev.tandem.emulator.pubsub.Pusher;
import dev.tandem.emulator.smtp.MailCarrier;
import dev.tandem.emulator.smtp.SmtpDoor;
import dev.tandem.emulator.webmail.WebmailDoor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running emulator: the model with all its doors open. */
public final class GmailEmulator implements AutoCloseable {
    private final Emulator emulator;
    private final Pusher pusher;
    private final JettyServer http;
    private final SmtpDoor smtp;
    private final MailCarrier carrier;
    private final String bind;

    private GmailEmulator(EmulatorOptions options) {
        bind = options.bind();
        emulator = new Emulator(options.folder(), options.cast(), options.settings(), options.realClock());
        pusher = new Pusher(
                emulator.pubSub(),
                emulator.store(),
                new PushTokens(emulator.keys(), emulator.clock()),
                emulator.ledger());
        List<Door> doors = doors(emulator);
        http = new JettyServer(bind, options.httpPort(), emulator.clock(), call -> firstOf(doors, call));
        carrier = new MailCarrier(options.exchangers());
        emulator.post().carryOn(carrier);
        smtp = new SmtpDoor(bind, options.smtpPort(), emulator.post(), emulator.store());
    }

    /** Opens the ports; throws when one is taken. */
    public static GmailEmulator start(EmulatorOptions options) {
        var running = new GmailEmulator(options);
        try {
            running.http.start();
            running.smtp.start();
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** Without a trailing slash. */
    public String baseUrl() {
        return "http://" + (bind.equals("0.0.0.0") ? "127.0.0.1" : bind) + ":" + http.port();
    }

    public int smtpPort() {
        return smtp.port();
    }

    /** For pages that run in the same process. */
    public Emulator model() {
        return emulator;
    }

    @Override
    public void close() {
        smtp.close();
        carrier.close();
        http.close();
        pusher.close();
        emulator.close();
    }

    private static @Nullable Answer firstOf(List<Door> doors, Call call) {
        for (Door door : doors) {
            Answer answer = door.answer(call);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    private static List<Door> doors(Emulator emulator) {
        var toll = new Toll(emulator.ledger(), emulator.faults(), emulator.clock());
        Discovery discovery = Discovery.read();
        Door api = api(emulator, discovery, toll);
        var idTokens = new IdTokens(emulator.keys(), emulator.mailboxes(), emulator.clock());
        return List.of(
                api,
                new BatchDoor(api),
                new PubSubDoor(emulator.store(), toll, emulator.pubSub()),
                new TokenDoor(emulator.store(), emulator.tokens(), idTokens, emulator.faults(), toll),
                new IdentityDoor(emulator.tokens(), emulator.keys(), emulator.mailboxes(), emulator.clock(), toll),
                new ConsentDoor(emulator.store(), emulator.mailboxes(), emulator.tokens()),
                new DiscoveryDoor(discovery),
                new ControlDoor(emulator),
                new WebmailDoor(emulator));
    }

    private static Door api(Emulator emulator, Discovery discovery, Toll toll) {
        var notifier = new MailboxNotifier(
                emulator.store(), emulator.clock(), emulator.pubSub(), emulator.faults(), emulator.switches());
        var watches = new Watches(emulator.store(), emulator.clock(), notifier);
        emulator.mailboxes().whenChanged(watches::changed);
        var services = new Services(
                emulator.post(),
                emulator.clock(),
                emulator.faults(),
                new AttachmentIds(emulator.ids(), emulator.switches()),
                watches);
        var around = new ApiDoor.Surroundings(
                emulator.store(),
                emulator.clock(),
                new Admission(emulator.tokens(), emulator.mailboxes()),
                toll,
                emulator.meter(),
                emulator.switches());
        return new ApiDoor(discovery.routes(), GmailMethods.of(services), around, new Uploads(emulator.ids()));
    }
}
