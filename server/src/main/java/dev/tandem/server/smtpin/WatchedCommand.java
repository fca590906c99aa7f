package dev.tandem.server.smtpin;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** A command of the library, counted and timed. What it stumbles over ends this conversation and no other. */
final class WatchedCommand implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedCommand.class);
    private static final String EMAIL = "DATA";
    private static final int SYNTAX = 501;

    private final Command command;
    private final Conversations conversations;

    WatchedCommand(Command command, Conversations conversations) {
        this.command = command;
        this.conversations = conversations;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        boolean email = getName().equals(EMAIL) && session.getRecipientCount() > 0;
        conversations.command(session, email);
        if (line.chars().anyMatch(Character::isISOControl)) {
            session.sendResponse(SYNTAX + " 5.5.2 Control characters have no place in a command");
            return;
        }
        try {
            command.execute(line, session);
        } catch (RuntimeException odd) {
            LOG.debug("A command makes no sense", odd);
            throw new DropConnectionException(SYNTAX, "5.5.4 That makes no sense here");
        } finally {
            if (email) {
                conversations.emailAnswered(session);
            }
        }
        if (email) {
            // the library forgets the recipients of a refused email only when it is asked to (RFC 5321 section 4.1.1.4)
            session.resetMailTransaction();
        }
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
        return command.getHelp();
    }

    @Override
    public String getName() {
        return command.getName();
    }
}
