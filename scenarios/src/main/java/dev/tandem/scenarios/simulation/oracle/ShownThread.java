package dev.tandem.scenarios.simulation.oracle;

import java.util.UUID;

/** A thread that a sub-account should show in a contact's conversation. */
final class ShownThread {

    final UUID subAccount;
    UUID contact;

    ShownThread(UUID subAccount, UUID contact) {
        this.subAccount = subAccount;
        this.contact = contact;
    }
}
