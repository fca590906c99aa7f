package dev.tandem.server.mailcheck;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What a stranger met at one address of a machine.
 *
 * @param heard the answer to each step that was taken
 */
record Call(Place place, Reach reach, Map<Step, Heard> heard, Encryption encryption) {

    /** Whom it was about. */
    record Place(String domain, String machine, InetAddress address, int port) {

        @Override
        public String toString() {
            String where = machine + " (" + address.getHostAddress() + ")";
            return port == Stranger.SMTP_PORT ? where : where + " port " + port;
        }
    }

    /** Whether there was a line at all. */
    enum Reach {
        LINE,
        REFUSED,
        NO_ANSWER,
        /** The network of this machine leads nowhere near. */
        NO_WAY
    }

    /** What is asked, in this order. */
    enum Step {
        GREETING,
        EHLO,
        STARTTLS,
        EHLO_ENCRYPTED,
        SENDER,
        /** A recipient that nobody can have. */
        MADE_UP,
        /** A recipient at a domain of somebody else. */
        FOREIGN
    }

    Optional<Heard> heard(Step step) {
        return Optional.ofNullable(heard.get(step));
    }
}
