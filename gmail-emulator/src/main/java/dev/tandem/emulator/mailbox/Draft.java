package dev.tandem.emulator.mailbox;

/** A draft keeps its id while the message in it is replaced on every edit. */
public record Draft(String id, String messageId) {}
