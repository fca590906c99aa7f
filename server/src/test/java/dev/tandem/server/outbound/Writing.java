package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ben writes from the CRM. */
record Writing(Scene scene, SubAccountId subAccount, UserId author, SendRequest request) {

    static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final int ROUNDS_MAX = 30;

    /** An email of Ben's to Jana. */
    static Writing toJana(Scene scene) {
        SendRequest request = new SendRequest(
                scene.kramer(),
                scene.ben(),
                "Ben Arnold",
                scene.janaId(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of("Angebot 2311"),
                "Guten Tag",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
        return new Writing(scene, scene.kramer(), scene.ben(), request);
    }

    /** An answer of Ben's to this message. */
    static Writing answer(Scene scene, UUID message, boolean toAll) {
        SendRequest request = toJana(scene).request;
        return new Writing(
                scene,
                scene.kramer(),
                scene.ben(),
                new SendRequest(
                        request.subAccount(),
                        request.author(),
                        request.authorName(),
                        request.contact(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "Das passt",
                        Optional.empty(),
                        List.of(),
                        Optional.of(message),
                        toAll));
    }

    Writing with(List<String> to, List<String> cc, List<String> bcc) {
        SendRequest r = request;
        return with(new SendRequest(
                r.subAccount(),
                r.author(),
                r.authorName(),
                r.contact(),
                to,
                cc,
                bcc,
                r.subject(),
                r.text(),
                r.html(),
                r.files(),
                r.inReplyTo(),
                r.replyAll()));
    }

    Writing to(UUID contact) {
        SendRequest r = request;
        return with(new SendRequest(
                r.subAccount(),
                r.author(),
                r.authorName(),
                contact,
                r.to(),
                r.cc(),
                r.bcc(),
                r.subject(),
                r.text(),
                r.html(),
                r.files(),
                r.inReplyTo(),
                r.replyAll()));
    }

    Writing by(UserId other) {
        SendRequest r = request;
        return with(new SendRequest(
                r.subAccount(),
                other,
                "Ada Lenz",
                r.contact(),
                r.to(),
                r.cc(),
                r.bcc(),
                r.subject(),
                r.text(),
                r.html(),
                r.files(),
                r.inReplyTo(),
                r.replyAll()));
    }

    Writing saying(String authorName, String subject, String text) {
        SendRequest r = request;
        return with(new SendRequest(
                r.subAccount(),
                r.author(),
                authorName,
                r.contact(),
                r.to(),
                r.cc(),
                r.bcc(),
                Optional.of(subject),
                text,
                r.html(),
                r.files(),
                r.inReplyTo(),
                r.replyAll()));
    }

    Writing with(Letter.File... files) {
        SendRequest r = request;
        return with(new SendRequest(
                r.subAccount(),
                r.author(),
                r.authorName(),
                r.contact(),
                r.to(),
                r.cc(),
                r.bcc(),
                r.subject(),
                r.text(),
                r.html(),
                List.of(files),
                r.inReplyTo(),
                r.replyAll()));
    }

    private Writing with(SendRequest other) {
        return new Writing(scene, subAccount, author, other);
    }

    SendResult send() {
        return Bench.shared().get(SendEmail.class).run(request);
    }

    /** Queues it; answers with its message. */
    UUID queued() {
        return switch (send()) {
            case SendResult.Queued(UUID message) -> message;
            case SendResult other -> throw new AssertionError("not queued: " + other);
        };
    }

    /** Queues it and lets the loop bring it out; answers with how it stands then. */
    MessageLine delivered() {
        return deliver(scene, queued());
    }

    /** What the loop does for one message, over as much time as it takes. */
    static MessageLine deliver(Scene scene, UUID message) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            deliverDue(message);
            Bench.shared().clock().pass(Duration.ofSeconds(30));
        }
        return line(scene, message);
    }

    /** What the loop does for one message if it is due. */
    static void deliverDue(UUID message) {
        SendingStore sendings = Bench.shared().get(SendingStore.class);
        List<SendingStore.Due> due = sendings.claim(NODE, Bench.shared().clock().instant(), 1_000);
        due.stream()
                .filter(sending -> sending.message().equals(message))
                .forEach(Bench.shared().get(DeliverEmail.class)::run);
        due.forEach(sending -> sendings.giveBack(NODE, sending));
    }

    /** As far as it comes without waiting, due or not. */
    static void deliverOnce(Scene scene, UUID message) {
        Bench.shared()
                .get(DeliverEmail.class)
                .run(Bench.shared()
                        .get(SendingStore.class)
                        .find(scene.kramer(), message)
                        .orElseThrow()
                        .due());
    }

    static MessageLine line(Scene scene, UUID message) {
        return Bench.shared()
                .get(ConversationQueries.class)
                .message(scene.kramer(), message)
                .orElseThrow();
    }
}
