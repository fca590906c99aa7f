package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.MailNames.Addresses;
import dev.tandem.server.mailcheck.MailNames.Exchangers;
import java.util.List;

/** Everything that was seen of a domain from outside. */
record Seen(String domain, Exchangers exchangers, List<Machine> machines, List<Call> calls) {

    /**
     * A machine that senders would turn to.
     *
     * @param literal whether the record has an address where the name of a machine belongs
     */
    record Machine(String name, boolean literal, Addresses addresses) {}
}
