/**
 * Who is known where: sub-accounts, users, contacts, assignments, and which contact an address belongs to.
 *
 * <p>Answers: whose address is this in this sub-account (R27, R28), and does the gate let this contact's email in (R13)? Never: what
 * happens to a message.
 */
@NullMarked
package dev.tandem.core.contact;

import org.jspecify.annotations.NullMarked;
