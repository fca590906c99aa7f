package dev.tandem.scenarios.simulation.story;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A contact of one sub-account, as it stands now. */
record Client(UUID subAccount, UUID id, List<String> addresses, Optional<UUID> assignedTo) {

    Client having(List<String> others) {
        return new Client(subAccount, id, List.copyOf(others), assignedTo);
    }

    Client of(Optional<UUID> user) {
        return new Client(subAccount, id, addresses, user);
    }

    @Override
    public String toString() {
        return String.join("+", addresses);
    }
}
