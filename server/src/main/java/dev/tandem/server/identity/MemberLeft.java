package dev.tandem.server.identity;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;

/** R75: somebody was removed from a sub-account. Published inside the transaction; listeners end what that user had there. */
public record MemberLeft(SubAccountId subAccount, UserId user) {}
