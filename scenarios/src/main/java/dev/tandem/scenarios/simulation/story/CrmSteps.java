package dev.tandem.scenarios.simulation.story;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.scenarios.simulation.oracle.CopyId;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.story.Cast.Link;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.outbound.RetrySending;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.outbound.SendResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What users write in the CRM. */
final class CrmSteps {

    private static final int MESSAGES_MAX = 500;

    private final Play play;
    private final Dice dice;
    private final Cast cast;
    private final OutsideSteps outside;

    CrmSteps(Play play, OutsideSteps outside) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
        this.outside = outside;
    }

    List<Step> all() {
        return List.of(new Step(8, this::writes), new Step(14, this::replies), new Step(3, this::triesAgain));
    }

    /** R10, R33. */
    private String writes() {
        return dice.maybeOneOf(cast.working())
                .flatMap(link -> client(link).map(client -> send(link, client, Optional.empty())))
                .orElse("");
    }

    /** R20, R32, R49. */
    private String replies() {
        Optional<Link> link = dice.maybeOneOf(cast.working());
        Optional<Client> client = link.flatMap(this::client);
        return client.flatMap(of -> dice.oneOfTheLatest(messages(of), 6))
                .map(answered -> send(link.orElseThrow(), client.orElseThrow(), Optional.of(answered)))
                .orElse("");
    }

    private Optional<Client> client(Link link) {
        return dice.maybeOneOf(cast.clientsOf(link.subAccount()).stream()
                .filter(client -> !client.addresses().isEmpty())
                .toList());
    }

    private List<MessageLine> messages(Client client) {
        SubAccountId subAccount = new SubAccountId(client.subAccount());
        ConversationQueries queries = play.server(ConversationQueries.class);
        return queries.conversationOf(subAccount, client.id())
                .map(conversation -> queries.messages(subAccount, conversation, Optional.empty(), MESSAGES_MAX)
                        .items())
                .orElse(List.of());
    }

    private String send(Link link, Client client, Optional<MessageLine> answered) {
        SendRequest request = new SendRequest(
                new SubAccountId(link.subAccount()),
                new UserId(link.user().id()),
                link.user().name(),
                client.id(),
                List.of(),
                dice.percent(25) ? List.of(outside.somebody()) : List.of(),
                List.of(),
                answered.isPresent() ? Optional.empty() : Optional.of("Termin " + play.tokens.next()),
                "Aus dem CRM, " + play.tokens.next(),
                Optional.empty(),
                List.of(),
                answered.map(MessageLine::messageId),
                dice.percent(40));
        String said = play.serverWorks(() -> queue(request, link, answered), 10);
        return link.user().address() + (answered.isPresent() ? " replies to " : " writes to ") + client + " in "
                + cast.name(link.subAccount()) + said;
    }

    /** What died after its commit was written all the same; what it was called, only the database knows then. */
    private void queue(SendRequest request, Link link, Optional<MessageLine> answered) {
        Set<UUID> before = queued();
        try {
            SendResult result = play.server(SendEmail.class).run(request);
            if (result instanceof SendResult.Invalid invalid) {
                throw new IllegalStateException("refused: " + invalid);
            }
            if (result instanceof SendResult.ClaimedElsewhere) {
                play.stage.sweep(); // its bytes were kept before it was refused
                play.happened(new Event.Refused(link.subAccount(), link.mailbox(), standing(answered.orElseThrow())));
            }
        } finally {
            Set<UUID> written = queued();
            written.removeAll(before);
            written.forEach(message -> play.happened(new Event.Written(
                    link.subAccount(),
                    message,
                    link.user().id(),
                    link.mailbox(),
                    request.contact(),
                    answered.map(this::standing))));
        }
    }

    private Set<UUID> queued() {
        return new LinkedHashSet<>(play.stage
                .rows()
                .sql("select message_id from sending")
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }

    private Event.Standing standing(MessageLine line) {
        Set<CopyId> copies = line.sources().stream()
                .filter(source -> source.gmailMessageId().isPresent())
                .map(source -> new CopyId(
                        source.mailbox().orElseThrow(), source.gmailMessageId().orElseThrow()))
                .collect(Collectors.toSet());
        return new Event.Standing(line.messageId(), copies);
    }

    /** R43. */
    private String triesAgain() {
        Optional<Client> client = dice.maybeOneOf(List.copyOf(cast.clients.values()));
        Optional<MessageLine> failed = client.flatMap(of -> dice.maybeOneOf(messages(of).stream()
                .filter(line -> line.state().equals("FAILED"))
                .toList()));
        failed.ifPresent(line -> play.server(RetrySending.class)
                .run(new SubAccountId(client.orElseThrow().subAccount()), line.messageId()));
        return failed.map(line -> "a failed email to " + client.orElseThrow() + " is tried again")
                .orElse("");
    }
}
