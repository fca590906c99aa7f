package dev.tandem.scenarios.simulation.story;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.scenarios.gmail.ConsentWalk;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.story.Cast.Link;
import dev.tandem.server.mailbox.BeginConnection;
import dev.tandem.server.mailbox.ConnectMailbox;
import dev.tandem.server.mailbox.ConnectMailbox.ConsentAnswer;
import dev.tandem.server.mailbox.ConnectResult;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.PauseMailbox;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Mailboxes are connected, disconnected, exchanged, and lost by a changed password. */
final class ConnectionSteps {

    /** The baseline is told in whole seconds; nobody writes within that one. */
    private static final Duration MORE_THAN_A_SECOND = Duration.ofSeconds(2);

    private final Play play;
    private final Dice dice;
    private final Cast cast;

    ConnectionSteps(Play play) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
    }

    List<Step> all() {
        return List.of(
                new Step(5, this::connects),
                new Step(2, this::disconnects),
                new Step(1, this::changesPassword),
                new Step(1, this::pauses),
                new Step(2, this::resumes));
    }

    /** R07, R70, R74. Mostly the own mailbox, sometimes a colleague's. */
    private String connects() {
        return dice.maybeOneOf(cast.memberships().toList())
                .map(place -> connect(place.subAccount(), place.user(), mailboxOf(place.user())))
                .orElse("");
    }

    private String mailboxOf(Colleague user) {
        return dice.percent(85) ? user.address() : dice.oneOf(cast.mailboxes());
    }

    String connect(UUID subAccount, Colleague user, String mailbox) {
        play.pass(MORE_THAN_A_SECOND);
        URI question = play.server(BeginConnection.class)
                .run(new BeginConnection.Wish(new SubAccountId(subAccount), new UserId(user.id()), false, true))
                .orElseThrow();
        URI back = ConsentWalk.allow(question, mailbox);
        ConnectResult result = play.server(ConnectMailbox.class)
                .run(new ConsentAnswer(
                        field(back, "state").orElseThrow(), field(back, "code"), Optional.of(new UserId(user.id()))));
        play.pass(MORE_THAN_A_SECOND);
        if (!(result instanceof ConnectResult.Connected)) {
            return user.address() + " could not connect " + mailbox + ": "
                    + result.getClass().getSimpleName();
        }
        cast.link(subAccount, user).ifPresent(cast.links::remove);
        cast.paused.removeIf(
                link -> link.subAccount().equals(subAccount) && link.user().equals(user));
        cast.links.add(new Link(subAccount, user, mailbox));
        cast.withoutConsent.remove(mailbox);
        play.happened(new Event.Connected(subAccount, user.id(), mailbox));
        return user.address() + " connects " + mailbox + " in " + cast.name(subAccount);
    }

    /** R74: whoever lost a consent gives it again; everything that was missed comes in. */
    void renewAll() {
        for (Link link : List.copyOf(cast.links)) {
            if (cast.withoutConsent.contains(link.mailbox())) {
                play.journal.says(connect(link.subAccount(), link.user(), link.mailbox()));
                play.look();
            }
        }
    }

    private String pauses() {
        Optional<Link> link = dice.maybeOneOf(cast.links);
        link.ifPresent(each -> pause(each, true));
        return link.map(each -> said(each, " pauses ")).orElse("");
    }

    private String resumes() {
        Optional<Link> link = dice.maybeOneOf(List.copyOf(cast.paused));
        link.ifPresent(each -> pause(each, false));
        return link.map(each -> said(each, " resumes ")).orElse("");
    }

    /** Nobody stays paused for ever. */
    void resumeAll() {
        for (Link link : List.copyOf(cast.paused)) {
            pause(link, false);
            play.journal.says(said(link, " resumes "));
        }
    }

    private void pause(Link link, boolean paused) {
        play.server(PauseMailbox.class)
                .run(new SubAccountId(link.subAccount()), new UserId(link.user().id()), paused);
        play.happened(new Event.Paused(link.subAccount(), link.user().id(), paused));
        if (paused) {
            cast.paused.add(link);
        } else {
            cast.paused.remove(link);
        }
    }

    private String said(Link link, String deed) {
        return link.user().address() + deed + link.mailbox() + " in " + cast.name(link.subAccount());
    }

    /** R71. */
    private String disconnects() {
        Optional<Link> link = dice.maybeOneOf(cast.links);
        if (link.isEmpty()) {
            return "";
        }
        Link gone = link.get();
        play.server(DisconnectMailbox.class)
                .run(new SubAccountId(gone.subAccount()), new UserId(gone.user().id()));
        cast.links.remove(gone);
        cast.paused.remove(gone);
        play.happened(new Event.Disconnected(gone.subAccount(), gone.user().id()));
        return gone.user().address() + " disconnects " + gone.mailbox() + " in " + cast.name(gone.subAccount());
    }

    /** R74. */
    private String changesPassword() {
        Optional<String> mailbox = dice.maybeOneOf(cast.connected());
        mailbox.ifPresent(address -> {
            play.stage.google().changesPassword(address);
            cast.withoutConsent.add(address);
        });
        return mailbox.map(address -> address + " changes the password").orElse("");
    }

    private static Optional<String> field(URI address, String name) {
        return Stream.of(address.getRawQuery().split("&", -1))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }
}
