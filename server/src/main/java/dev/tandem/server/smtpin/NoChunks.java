package dev.tandem.server.smtpin;

import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/**
 * BDAT (RFC 3030) is refused, and the line with it. The library takes an email whose line broke in the middle of a chunk for a whole one,
 * and reads the chunk that follows a refused BDAT as commands, so that whoever writes the text of an email could give orders in the name of
 * the server that carries it.
 */
final class NoChunks extends BaseCommand {

    private static final int NOT_HERE = 502;

    NoChunks() {
        super("BDAT", "Not spoken here; use DATA.");
    }

    @Override
    public void execute(String line, Session session) throws DropConnectionException {
        throw new DropConnectionException(NOT_HERE, "5.5.1 Not spoken here, use DATA");
    }
}
