package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.smartbcc.CaptureStore.Due;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** People with smart addresses, and the machine of the emulator that hands emails over. */
final class CaptureScene {

    private static final Bench BENCH = Bench.shared();
    private static final NodeId NODE = new NodeId(new UUID(60, 1));

    final Scene scene = new Scene();

    String smart() {
        return smart(scene.kramer(), scene.ben());
    }

    String smart(SubAccountId subAccount, UserId owner) {
        return BENCH.get(KeepSmartAddress.class)
                .of(subAccount, owner)
                .orElseThrow()
                .current()
                .map(EmailAddress::value)
                .orElseThrow();
    }

    /** Ben writes from some program, with his smart address in Bcc. */
    void benWrites(String lines) {
        comes(scene.address("ben"), lines, smart());
    }

    /** An email comes from this machine, whose right to send the sandbox's name system proves, and is judged. */
    void comes(String sender, String lines, String... recipients) {
        accept(InetAddress.getLoopbackAddress(), sender, lines, recipients);
        judge();
    }

    /** An email comes from a machine of which no name system knows anything good, and is judged. */
    void comesFromElsewhere(String sender, String lines, String... recipients) {
        accept(InetAddress.ofLiteral("192.0.2.66"), sender, lines, recipients);
        judge();
    }

    private static void accept(InetAddress peer, String sender, String lines, String... recipients) {
        AcceptEmail acceptEmail = BENCH.get(AcceptEmail.class);
        List<SmartAddress> known = Stream.of(recipients)
                .map(recipient -> acceptEmail.recipient(recipient).orElseThrow())
                .toList();
        acceptEmail.accept(known, new HandedOver(peer, "mail.example", sender), new RawEmail(Scene.ascii(lines)));
    }

    /** Judges everything that is due, as the loop does. */
    static void judge() {
        CaptureStore captures = BENCH.get(CaptureStore.class);
        List<Due> due = captures.claim(NODE, BENCH.clock().instant(), 100);
        due.forEach(one -> {
            BENCH.get(CaptureEmail.class).run(one);
            captures.giveBack(NODE, one);
        });
    }

    /** What became of Ben's emails, the newest first. */
    List<String> verdicts() {
        return lines().stream()
                .map(line -> line.state() + " " + line.reason().orElse(""))
                .toList();
    }

    List<Line> lines() {
        return BENCH.get(LookThroughCaptures.class).arrived(scene.kramer(), scene.ben());
    }
}
