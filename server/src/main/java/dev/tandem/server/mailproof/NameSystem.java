package dev.tandem.server.mailproof;

import java.util.List;

/** The domain name system, as far as it is asked here. */
interface NameSystem {

    /**
     * What a name says; empty if it says nothing of the kind.
     *
     * @throws Silent if nobody could be asked
     */
    List<String> ask(String name, Kind kind) throws Silent;

    /** Kinds of answers. Names come without a dot at their end, texts whole, mail servers in the order of their preference. */
    enum Kind {
        A,
        AAAA,
        MX,
        PTR,
        TXT
    }

    /** No server answered, or one could not find out. */
    final class Silent extends Exception {

        private static final long serialVersionUID = 1;

        Silent(String name) {
            super("no answer about " + name);
        }
    }
}
