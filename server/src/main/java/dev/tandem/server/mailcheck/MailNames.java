package dev.tandem.server.mailcheck;

import java.net.InetAddress;
import java.util.List;

/** The domain name system, as senders of emails ask it (RFC 5321 section 5.1). */
interface MailNames {

    /** Which machines take emails for a domain. */
    Exchangers exchangers(String domain);

    /** Where a machine is. */
    Addresses addresses(String machine);

    /** What stands about a domain. */
    sealed interface Exchangers {

        /** MX records, the preferred one first. */
        record Listed(List<Exchanger> all) implements Exchangers {}

        /** The domain is known and has no MX record. */
        record Unlisted() implements Exchangers {}

        /** Nobody knows the domain. */
        record NoSuchDomain() implements Exchangers {}

        /** No name server answered, or none could find out. */
        record Silent() implements Exchangers {}
    }

    /**
     * One MX record.
     *
     * @param machine without a dot at its end; a lone dot says that no emails are taken (RFC 7505)
     */
    record Exchanger(int preference, String machine) {

        boolean isNobody() {
            return machine.equals(".");
        }
    }

    /**
     * What stands about a machine.
     *
     * @param alias whether its name only stands for another one (CNAME)
     * @param silent whether some answer did not come
     */
    record Addresses(List<InetAddress> all, boolean alias, boolean silent) {}
}
