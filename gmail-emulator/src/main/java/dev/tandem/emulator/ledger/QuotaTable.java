package dev.tandem.emulator.ledger;

import java.util.Map;

/** Quota units per method: the table since May 2026, and the one before. */
public enum QuotaTable {
    NEW(20, 10, 20, 40),
    OLD(5, 10, 10, 10);

    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("messages.list", 5),
            Map.entry("drafts.list", 5),
            Map.entry("messages.modify", 5),
            Map.entry("messages.trash", 5),
            Map.entry("messages.untrash", 5),
            Map.entry("threads.list", 10),
            Map.entry("threads.modify", 10),
            Map.entry("threads.delete", 20),
            Map.entry("messages.insert", 25),
            Map.entry("messages.import", 25),
            Map.entry("messages.batchModify", 50),
            Map.entry("messages.batchDelete", 50),
            Map.entry("messages.delete", 10),
            Map.entry("drafts.create", 10),
            Map.entry("drafts.delete", 10),
            Map.entry("drafts.update", 15),
            Map.entry("messages.send", 100),
            Map.entry("drafts.send", 100),
            Map.entry("watch", 100),
            Map.entry("stop", 50),
            Map.entry("history.list", 2),
            Map.entry("labels.create", 5),
            Map.entry("labels.update", 5),
            Map.entry("labels.patch", 5),
            Map.entry("labels.delete", 5));

    private final int get;
    private final int untrash;
    private final int threadTrash;
    private final int threadGet;

    QuotaTable(int get, int untrash, int threadTrash, int threadGet) {
        this.get = get;
        this.untrash = untrash;
        this.threadTrash = threadTrash;
        this.threadGet = threadGet;
    }

    /** What a call of this method costs; what the tables do not name costs one unit. */
    public int units(String methodId) {
        String name = methodId.replaceFirst("^gmail\\.users\\.", "");
        return switch (name) {
            case "messages.get", "messages.attachments.get", "drafts.get" -> get;
            case "threads.untrash" -> untrash;
            case "threads.trash" -> threadTrash;
            case "threads.get" -> threadGet;
            default -> FIXED.getOrDefault(name, 1);
        };
    }
}
