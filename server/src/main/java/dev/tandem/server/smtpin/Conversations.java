package dev.tandem.server.smtpin;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** What goes on over the lines now. Ends what takes too long, byte by byte or altogether, and what asks for too much (R66). */
final class Conversations implements SessionHandler {

    /** One conversation, whatever it is about. */
    static final Duration CONVERSATION_TIME_MAX = Duration.ofMinutes(30);

    /** From one command to the end of the next, however slowly it drips; RFC 5321 section 4.5.3.2.7 asks for five minutes. */
    static final Duration COMMAND_TIME_MAX = Duration.ofMinutes(5);

    /** One whole email, however slowly it drips. */
    static final Duration EMAIL_TIME_MAX = Duration.ofMinutes(10);

    /** Commands of one conversation: enough for some hundred emails. */
    static final int COMMANDS_MAX = 1_000;

    /** Recipients of one conversation that do not exist: whoever names more is guessing. */
    static final int UNKNOWN_RECIPIENTS_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
    private static final int GO_AWAY = 421;

    private final PeerLimits peers;
    private final InstantSource clock;
    private final Map<MessageContext, Talk> talks = new ConcurrentHashMap<>();

    Conversations(PeerLimits peers, InstantSource clock) {
        this.peers = peers;
        this.clock = clock;
    }

    /** Which step of a conversation. */
    private enum Step {
        WAITING(COMMAND_TIME_MAX),
        TAKING_AN_EMAIL(EMAIL_TIME_MAX);

        private final Duration longest;

        Step(Duration longest) {
            this.longest = longest;
        }
    }

    /**
     * How far one is.
     *
     * @param line the bare one: closing an encrypted one says goodbye first, and may wait for somebody who does not listen
     * @param since when the step began
     */
    private record Talk(Socket line, Instant begun, Step step, Instant since, int commands, int unknown) {

        boolean isOver(Instant now) {
            return now.isAfter(begun.plus(CONVERSATION_TIME_MAX)) || now.isAfter(since.plus(step.longest));
        }

        Talk at(Step next, Instant now) {
            return new Talk(line, begun, next, now, commands, unknown);
        }

        Talk plus(int moreCommands, int moreUnknown) {
            return new Talk(line, begun, step, since, commands + moreCommands, unknown + moreUnknown);
        }
    }

    @Override
    public SessionAcceptance accept(Session session) {
        SessionAcceptance welcome = peers.accept(session);
        if (welcome.accepted()) {
            Instant now = clock.instant();
            talks.put(session, new Talk(session.getSocket(), now, Step.WAITING, now, 0, 0));
        }
        return welcome;
    }

    @Override
    public void onSessionEnd(Session session) {
        talks.remove(session);
        peers.onSessionEnd(session);
    }

    /**
     * Another command came.
     *
     * @throws DropConnectionException if it is one too many
     */
    void command(MessageContext session, boolean email) throws DropConnectionException {
        Step step = email ? Step.TAKING_AN_EMAIL : Step.WAITING;
        Optional<Talk> now = Optional.ofNullable(talks.computeIfPresent(
                session, (same, talk) -> talk.at(step, clock.instant()).plus(1, 0)));
        if (now.filter(talk -> talk.commands() > COMMANDS_MAX).isPresent()) {
            throw new DropConnectionException(GO_AWAY, "4.7.0 Too many commands in one conversation, try again later");
        }
    }

    /** The email it began was answered. */
    void emailAnswered(MessageContext session) {
        talks.computeIfPresent(session, (same, talk) -> talk.at(Step.WAITING, clock.instant()));
    }

    /**
     * A recipient does not exist.
     *
     * @throws DropConnectionException if it is one too many
     */
    void unknownRecipient(MessageContext session) throws DropConnectionException {
        Optional<Talk> now = Optional.ofNullable(talks.computeIfPresent(session, (same, talk) -> talk.plus(0, 1)));
        if (now.filter(talk -> talk.unknown() > UNKNOWN_RECIPIENTS_MAX).isPresent()) {
            throw new DropConnectionException(GO_AWAY, "4.7.0 Too many unknown recipients");
        }
    }

    /** Closes the lines of those that take too long; nothing is said, because a line that nobody reads from would hold up the speaker. */
    void endOverdue() {
        Instant now = clock.instant();
        talks.values().stream().filter(talk -> talk.isOver(now)).forEach(Conversations::end);
    }

    private static void end(Talk talk) {
        try {
            talk.line().close();
        } catch (IOException gone) {
            LOG.debug("A line was gone before it was closed", gone);
        }
    }
}
