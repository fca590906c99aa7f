package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;

/** Keyed hashes under which verdicts can be found by an address or a Message-ID, and from which neither can be read (R14, R80). */
public interface VerdictHash {

    /** The hash of an address's match key or a Message-ID's key in this sub-account; nobody without the key can make or check it. */
    String of(SubAccountId subAccount, String text);
}
