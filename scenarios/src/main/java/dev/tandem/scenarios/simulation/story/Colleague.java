package dev.tandem.scenarios.simulation.story;

import java.util.UUID;

/** A user of the CRM, who has a Gmail mailbox of the same address. */
record Colleague(UUID id, String name, String address) {}
