package dev.tandem.emulator.faults;

import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;

/** The settings in force; they survive a restart. */
public final class Switches {
    private static final String KEY = "settings";

    private final Table<Settings> table;
    private final Settings atStart;

    public Switches(Store store, Settings atStart) {
        this.table = store.table("settings", Settings.class);
        this.atStart = atStart;
    }

    public Settings now() {
        Settings stored = table.get(KEY);
        return stored == null ? atStart : stored;
    }

    /** To be called within an action of the store. */
    public void put(Settings settings) {
        table.put(KEY, settings);
    }
}
