package dev.tandem.server.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Posts to a webhook. What goes wrong is a value. */
public interface WebhookCaller {

    /** Opens the way to one address; posts over it go to the machine that was found and checked now. */
    Line open(URI address);

    /** The way to one address. */
    interface Line extends AutoCloseable {

        /** Posts a JSON document. Follows no redirect. */
        Posted post(List<Header> headers, String body);

        @Override
        void close();
    }

    /** A header line. */
    record Header(String name, String value) {}

    /**
     * What became of it.
     *
     * @param status what was answered, if anything was
     * @param trouble empty when it was taken: a status from 200 to 299
     */
    record Posted(Optional<Integer> status, Optional<Trouble> trouble) {}

    /** Why it was not taken; each has a sentence of its own. */
    enum Trouble {
        HOST_UNKNOWN,
        HOST_NOT_ALLOWED,
        NOT_REACHED,
        TOO_SLOW,
        NO_SAFE_LINE,
        OTHER_STATUS
    }
}
