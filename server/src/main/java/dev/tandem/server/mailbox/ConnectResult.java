package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.Scope;
import java.util.Set;

/** What came of an answer from Google's consent screen. Only the first one connected anything. */
public sealed interface ConnectResult {

    /** R02: the mailbox is connected. */
    record Connected(SubAccountId subAccount, EmailAddress address) implements ConnectResult {}

    /** The person did not consent. */
    record Denied(SubAccountId subAccount) implements ConnectResult {}

    /** R05: boxes were left unticked; the grant was taken back. */
    record PermissionsMissing(SubAccountId subAccount, Set<Scope> missing) implements ConnectResult {}

    /** R74: the consent for one address had to be renewed, and another one was chosen. */
    record OtherAddress(SubAccountId subAccount, EmailAddress needed, EmailAddress chosen) implements ConnectResult {}

    /** Nobody here set out to give this consent, or the answer came back in somebody else's session. */
    record NotAsked(Reason reason) implements ConnectResult {}

    /** R03: the user is no member any more. */
    record NoMember(SubAccountId subAccount) implements ConnectResult {}

    /** Google did not vouch for the answer: a wrong code or identity token. */
    record NotVouchedFor(SubAccountId subAccount, String reason) implements ConnectResult {}

    /** Google could not be asked; setting out again helps. */
    record Unreachable(SubAccountId subAccount) implements ConnectResult {}

    /** Why an answer belongs to no question. */
    enum Reason {
        UNKNOWN,
        REPLAYED,
        EXPIRED,
        FOREIGN
    }
}
