package dev.tandem.scenarios.simulation.oracle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A contact as the story left it. */
final class KnownContact {

    final UUID subAccount;
    final UUID id;
    List<String> addresses;
    Optional<UUID> assignedTo;

    KnownContact(Event.ContactMade made) {
        subAccount = made.subAccount();
        id = made.contact();
        addresses = made.addresses();
        assignedTo = made.assignedTo();
    }

    /** R28. */
    boolean has(String address) {
        return addresses.stream().anyMatch(own -> reached(own).equals(reached(address)));
    }

    /** R28: the mailbox that an address reaches. Gmail ignores dots and what follows a plus, and has two names. */
    static String reached(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String local = lower.substring(0, lower.lastIndexOf('@'));
        String domain = lower.substring(lower.lastIndexOf('@') + 1);
        boolean atGmail = domain.equals("gmail.com") || domain.equals("googlemail.com");
        return atGmail ? local.replaceAll("\\+.*", "").replace(".", "") + "@gmail.com" : lower;
    }
}
