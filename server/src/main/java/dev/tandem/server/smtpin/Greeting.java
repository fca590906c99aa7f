package dev.tandem.server.smtpin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** EHLO: offers what is done here and nothing else. The library would offer CHUNKING, which is refused here: see {@link NoChunks}. */
final class Greeting extends BaseCommand {

    Greeting() {
        super("EHLO", "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        String[] words = getArgs(line);
        if (words.length < 2) {
            session.sendResponse("501 5.5.4 Say who you are: EHLO hostname");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(words[1]);
        List<String> offers = new ArrayList<>();
        offers.add(session.getServer().getHostName());
        offers.add("8BITMIME");
        offers.add("SMTPUTF8");
        offers.add("SIZE " + session.getServer().getMaxMessageSize());
        // RFC 3207 section 4.2: not offered again on an encrypted line
        if (session.getServer().getEnableTLS() && !session.isTLSStarted()) {
            offers.add("STARTTLS");
        }
        String last = offers.removeLast();
        session.sendResponse("250-" + String.join("\r\n250-", offers) + "\r\n250 " + last);
    }
}
