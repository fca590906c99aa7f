package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore.Search;
import java.util.Optional;

/** What pages look for among contacts. */
final class ContactSearches {

    /** Contacts that are suggested while somebody types into To. */
    static final int SUGGESTED = 200;

    private ContactSearches() {}

    static Search everybody() {
        return new Search("", Optional.empty(), Optional.empty(), false);
    }

    static Search withAddress(EmailAddress address) {
        return new Search("", Optional.of(address), Optional.empty(), false);
    }
}
