package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.Call.Reach;
import dev.tandem.server.mailcheck.Call.Step;
import dev.tandem.server.mailcheck.Encryption.Failed;
import dev.tandem.server.mailcheck.Encryption.Untried;
import dev.tandem.server.mailcheck.Heard.Said;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Knocks as the mail server of a stranger would, goes as far as the recipients, and leaves without handing over an email. */
final class Stranger {

    /** Where mail servers deliver (RFC 5321 section 4.5.4.2). */
    static final int SMTP_PORT = 25;

    /** Nobody can have it: a smart address has a different form, and it is in nobody's name. */
    static final String MADE_UP = "nobody.has.this.address";

    private static final int READY = 220;
    private static final int DONE = 250;

    private final Certificates certificates;
    private final Patience patience;

    Stranger(Certificates certificates, Patience patience) {
        this.certificates = certificates;
        this.patience = patience;
    }

    /** How long to wait for a connection, for the greeting, and for every other answer. */
    record Patience(Duration connection, Duration greeting, Duration answer) {

        /** Senders wait for minutes (RFC 5321 section 4.5.3.2), but nobody is glad of it. */
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    Call call(Place place) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.address(), place.port()), (int)
                    patience.connection().toMillis());
            try (Line line = new Line(socket)) {
                return new Conversation(place, line).hold();
            }
        } catch (SocketTimeoutException nobody) {
            return unreached(place, Reach.NO_ANSWER);
        } catch (ConnectException refused) {
            return unreached(place, Reach.REFUSED);
        } catch (IOException noWay) {
            return unreached(place, Reach.NO_WAY);
        }
    }

    private static Call unreached(Place place, Reach reach) {
        return new Call(place, reach, Map.of(), new Untried());
    }

    /** A domain that is nobody's and not the one that is asked about (RFC 2606). */
    static String foreign(String domain) {
        return "nobody@" + (domain.endsWith("example.net") ? "example.com" : "example.net");
    }

    private final class Conversation {

        private final Place place;
        private final Line line;
        private final Map<Step, Heard> heard = new EnumMap<>(Step.class);
        private Encryption encryption = new Untried();

        Conversation(Place place, Line line) {
            this.place = place;
            this.line = line;
        }

        Call hold() {
            Heard greeting = line.hear(patience.greeting());
            heard.put(Step.GREETING, greeting);
            if (greeting.is(READY) && introduced() && sender()) {
                recipients();
            }
            if (greeting instanceof Said && !(encryption instanceof Failed)) {
                line.ask("QUIT", patience.answer());
            }
            return new Call(place, Reach.LINE, heard, encryption);
        }

        private boolean introduced() {
            if (!ask(Step.EHLO, "EHLO " + line.self()).is(DONE)) {
                return false;
            }
            if (!offersEncryption() || !ask(Step.STARTTLS, "STARTTLS").is(READY)) {
                return true;
            }
            encryption = certificates.encrypt(line, place.machine(), patience.answer());
            return !(encryption instanceof Failed)
                    && ask(Step.EHLO_ENCRYPTED, "EHLO " + line.self()).is(DONE);
        }

        private boolean offersEncryption() {
            return heard.get(Step.EHLO) instanceof Said said
                    && said.lines().stream()
                            .anyMatch(offer ->
                                    offer.toUpperCase(Locale.ROOT).strip().equals("STARTTLS"));
        }

        private boolean sender() {
            return ask(Step.SENDER, "MAIL FROM:<>").is(DONE);
        }

        /** The second one comes in an envelope of its own: what a server says of it must not depend on the first. */
        private void recipients() {
            ask(Step.MADE_UP, "RCPT TO:<" + MADE_UP + "@" + place.domain() + ">");
            if (line.ask("RSET", patience.answer()).is(DONE)
                    && line.ask("MAIL FROM:<>", patience.answer()).is(DONE)) {
                ask(Step.FOREIGN, "RCPT TO:<" + foreign(place.domain()) + ">");
            }
        }

        private Heard ask(Step step, String words) {
            Heard answer = line.ask(words, patience.answer());
            heard.put(step, answer);
            return answer;
        }
    }
}
