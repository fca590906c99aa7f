package dev.tandem.emulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** All tables of one emulator behind one lock: an action is seen, and survives, as a whole or not at all. */
public final class Store implements AutoCloseable {
    /** After so many actions the file is tidied, so that it does not grow without bound. */
    private static final int ACTIONS_BETWEEN_TIDYING = 2_000;

    private static final int TIDYING_BYTES_MAX = 16 * 1024 * 1024;
    private static final int FILL_RATE_PERCENT = 60;
    private static final int RETENTION_MILLIS = 5_000;

    private final MVStore file;
    private final boolean durable;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Table<?>> tables = new ArrayList<>();
    private final List<Blobs> blobs = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Undo undo = new Undo(lock::isHeldByCurrentThread);
    private long actions;

    private Store(MVStore file, boolean durable) {
        this.file = file;
        this.durable = durable;
    }

    /** Opens the file in the folder, or keeps everything in memory when there is none. */
    public static Store open(@Nullable Path folder) {
        if (folder == null) {
            return new Store(new MVStore.Builder().autoCommitDisabled().open(), false);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = folder.resolve("gmail-emulator.mv").toString();
        MVStore file = new MVStore.Builder().fileName(name).autoCommitDisabled().open();
        file.setRetentionTime(RETENTION_MILLIS);
        return new Store(file, true);
    }

    /**
     * Runs a change alone and commits it. What was registered with {@link #afterCommit} runs once the lock is free.
     *
     * <p>A change that throws leaves nothing behind: its writes are taken back and its followers do not run.
     */
    public <T extends @Nullable Object> T act(Supplier<T> change) {
        List<Runnable> followers = List.of();
        T result;
        lock.lock();
        try {
            result = whole(change);
        } finally {
            if (lock.getHoldCount() == 1) {
                undo.forget();
                commit();
                followers = List.copyOf(afterCommit);
                afterCommit.clear();
            }
            lock.unlock();
        }
        followers.forEach(Runnable::run);
        return result;
    }

    private <T extends @Nullable Object> T whole(Supplier<T> change) {
        int written = undo.mark();
        int registered = afterCommit.size();
        boolean done = false;
        try {
            T result = change.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                undo.backTo(written);
                afterCommit.subList(registered, afterCommit.size()).clear();
            }
        }
    }

    public void act(Runnable change) {
        act(() -> {
            change.run();
            return true;
        });
    }

    /** Reads several tables as they stand at one instant. */
    public <T extends @Nullable Object> T read(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** To be called within an action: something that has to happen once it is committed. */
    public void afterCommit(Runnable follower) {
        afterCommit.add(follower);
    }

    public <V> Table<V> table(String name, Class<V> type) {
        var table = new Table<>(file.openMap(name), type, durable, undo);
        tables.add(table);
        return table;
    }

    /** A table that is kept when everything is forgotten. */
    public <V> Table<V> lastingTable(String name, Class<V> type) {
        return new Table<>(file.openMap(name), type, durable, undo);
    }

    public Blobs blobs(String name) {
        var map = new Blobs(file.openMap(name), undo);
        blobs.add(map);
        return map;
    }

    /** Forgets everything, for good: it cannot be taken back. To be called within an action. */
    public void clear() {
        undo.forget();
        tables.forEach(Table::clear);
        blobs.forEach(Blobs::clear);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            file.close();
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        if (!durable || file.isClosed()) {
            return;
        }
        file.commit();
        if (++actions % ACTIONS_BETWEEN_TIDYING == 0) {
            file.compact(FILL_RATE_PERCENT, TIDYING_BYTES_MAX);
        }
    }
}
