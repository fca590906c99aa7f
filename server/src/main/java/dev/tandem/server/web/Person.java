package dev.tandem.server.web;

import java.util.UUID;

/** Somebody with a face on a page: round if a contact, square if staff (the template decides by where it stands). */
public record Person(UUID id, String name) {

    /** Two letters for the avatar: first and last word, or one letter of a single word; "?" without a name. */
    public String initials() {
        return Initials.of(name);
    }
}
