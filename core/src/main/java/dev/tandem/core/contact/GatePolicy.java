package dev.tandem.core.contact;

import java.util.Optional;

/** Whose email a connected user's mailbox brings in (R13): a choice of the sub-account. */
public enum GatePolicy {
    /** Only contacts assigned to the user. The default. */
    ASSIGNED {
        @Override
        public boolean admits(Optional<UserId> assignedTo, UserId user) {
            return assignedTo.filter(user::equals).isPresent();
        }
    },
    /** Also contacts assigned to nobody. */
    ASSIGNED_OR_UNASSIGNED {
        @Override
        public boolean admits(Optional<UserId> assignedTo, UserId user) {
            return assignedTo.isEmpty() || ASSIGNED.admits(assignedTo, user);
        }
    },
    /** Every contact, whoever has it. */
    ANY_CONTACT {
        @Override
        public boolean admits(Optional<UserId> assignedTo, UserId user) {
            return true;
        }
    };

    /** Whether this user's mailbox may bring in email of this contact. */
    public boolean admits(Contact contact, UserId user) {
        return admits(contact.assignedTo(), user);
    }

    /** The same, asked with nothing but the user to whom a contact is assigned. */
    public abstract boolean admits(Optional<UserId> assignedTo, UserId user);
}
