package dev.tandem.emulator.model;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.faults.Switches;
import dev.tandem.emulator.ledger.Ledger;
import dev.tandem.emulator.ledger.QuotaMeter;
import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.oauth.SigningKeys;
import dev.tandem.emulator.oauth.Tokens;
import dev.tandem.emulator.post.PostOffice;
import dev.tandem.emulator.pubsub.PubSub;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that an emulator knows and can do, without any door: the model behind the API, the control calls and a page. */
public final class Emulator implements AutoCloseable {
    private final Cast cast;
    private final Store store;
    private final EmulatorClock clock;
    private final Ids ids;
    private final Mailboxes mailboxes;
    private final Faults faults;
    private final Switches switches;
    private final Ledger ledger;
    private final QuotaMeter meter = new QuotaMeter();
    private final PostOffice post;
    private final Tokens tokens;
    private final SigningKeys keys;
    private final PubSub pubSub;

    /** A null folder keeps everything in memory. */
    public Emulator(@Nullable Path folder, Cast cast, Settings settings, InstantSource realClock) {
        var random = new SecureRandom();
        this.cast = cast;
        store = Store.open(folder);
        clock = new EmulatorClock(realClock, store);
        ids = new Ids(random);
        mailboxes = new Mailboxes(store, clock, ids);
        faults = new Faults(random);
        switches = new Switches(store, settings);
        ledger = new Ledger(clock);
        post = new PostOffice(store, clock, ids, mailboxes, faults, switches);
        tokens = new Tokens(store, clock, ids);
        keys = new SigningKeys(store, ids);
        pubSub = new PubSub(store, clock, ids);
        store.act(() -> cast.enter(mailboxes));
    }

    /** Forgets everything but the signing key; the cast comes in again. */
    public void startAfresh() {
        store.act(() -> {
            store.clear();
            pubSub.reset();
            cast.enter(mailboxes);
        });
        faults.put(FaultPlan.NONE);
        meter.clear();
        ledger.clear();
    }

    /** Who is there from the start. */
    public Cast cast() {
        return cast;
    }

    public Store store() {
        return store;
    }

    public EmulatorClock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public Faults faults() {
        return faults;
    }

    public Switches switches() {
        return switches;
    }

    public Ledger ledger() {
        return ledger;
    }

    public QuotaMeter meter() {
        return meter;
    }

    public PostOffice post() {
        return post;
    }

    public Tokens tokens() {
        return tokens;
    }

    public SigningKeys keys() {
        return keys;
    }

    public PubSub pubSub() {
        return pubSub;
    }

    /** Scope names as answers use them. */
    public Set<String> scopes(String list) {
        return Tokens.scopes(list);
    }

    @Override
    public void close() {
        store.close();
    }
}
