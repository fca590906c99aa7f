package dev.tandem.scenarios.soak;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What was done, as far as the end has to know it. */
final class Journal {

    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final LongAdder deeds = new LongAdder();

    /**
     * An email that was written in the CRM.
     *
     * @param message its id there; empty where the CRM refused it
     */
    record Written(String mark, Colleague author, String client, String message) {}

    void wrote(Written email) {
        written.put(email.mark(), email);
    }

    /** Somebody deleted the email with this Message-ID for ever; whether the CRM saw it before is chance. */
    void deleted(String rfcMessageId) {
        deleted.add(rfcMessageId);
    }

    /** Something that the soak wanted to do and could not. */
    void trouble(String what) {
        troubles.add(what);
    }

    void deed() {
        deeds.increment();
    }

    List<Written> written() {
        return List.copyOf(written.values());
    }

    Set<String> deleted() {
        return Set.copyOf(deleted);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    long deeds() {
        return deeds.sum();
    }
}
