package dev.tandem.server.contact;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import java.util.Set;

/**
 * A contact that was there already has further addresses (F69). Published inside the transaction, under the sub-account's lock.
 *
 * @param addresses those that it did not have before
 */
public record AddressesGained(SubAccountId subAccount, Set<EmailAddress> addresses) {}
