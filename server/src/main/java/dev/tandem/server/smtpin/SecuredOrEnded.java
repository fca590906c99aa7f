package dev.tandem.server.smtpin;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/** STARTTLS of the library, which goes on in clear on the same line when the handshake fails; here the line ends. */
final class SecuredOrEnded implements Command {

    private static final int NOT_SECURED = 454;

    private final Command startTls;

    SecuredOrEnded(Command startTls) {
        this.startTls = startTls;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        boolean refused = session.isTLSStarted()
                || !session.getServer().getEnableTLS()
                || !line.strip().equalsIgnoreCase(getName());
        startTls.execute(line, session);
        if (!refused && !session.isTLSStarted()) {
            throw new DropConnectionException(NOT_SECURED, "4.7.0 The handshake failed");
        }
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
        return startTls.getHelp();
    }

    @Override
    public String getName() {
        return startTls.getName();
    }
}
