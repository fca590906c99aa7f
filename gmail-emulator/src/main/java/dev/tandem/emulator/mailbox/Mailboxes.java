package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All mailboxes, those of Gmail accounts and those of the outside world. */
public final class Mailboxes {
    private final Store store;
    private final EmulatorClock clock;
    private final Ids ids;
    private final MailTables tables;
    private final List<BiConsumer<Mailbox, Message>> listeners = new CopyOnWriteArrayList<>();

    public Mailboxes(Store store, EmulatorClock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.tables = new MailTables(store);
    }

    public List<Account> accounts(Kind kind) {
        return tables.accounts.all().stream()
                .filter(account -> account.kind() == kind)
                .toList();
    }

    /** The mailbox with exactly this address, on either side. */
    public @Nullable Mailbox find(String address) {
        String key = address.toLowerCase(Locale.ROOT);
        return tables.accounts.get(key) == null ? null : mailbox(key);
    }

    /** The Gmail mailbox with exactly this address. */
    public @Nullable Mailbox gmail(String address) {
        Mailbox found = find(address);
        return found != null && found.account().isGmail() ? found : null;
    }

    /** The Gmail mailbox that mail to this address lands in: plus-addresses and accepted aliases included. */
    public @Nullable Mailbox receiving(String address) {
        for (String spelling : Spellings.of(address)) {
            Mailbox found = gmail(spelling);
            if (found != null) {
                return found;
            }
        }
        return accounts(Kind.GMAIL).stream()
                .map(account -> mailbox(account.address()))
                .filter(mailbox -> mailbox.sendAs().mayWriteAs(address))
                .findFirst()
                .orElse(null);
    }

    /** Makes the account, or gives the one that is there a new name. A person of the outside may move to Gmail. */
    public Mailbox create(String address, String name, Kind kind) {
        String key = address.toLowerCase(Locale.ROOT);
        Account known = tables.accounts.get(key);
        if (known == null) {
            long start = ids.firstHistory();
            tables.accounts.put(key, new Account(key, name, kind, ids.person(), start, start));
            mailbox(key).sendAs().put(SendAs.primary(key, name));
        } else {
            boolean moves = kind == Kind.GMAIL;
            tables.accounts.put(key, known.named(name.isBlank() ? known.name() : name, moves ? kind : known.kind()));
        }
        return mailbox(key);
    }

    /** The outside person with this address, made known if nobody wrote to them before. */
    public Mailbox outside(String address) {
        Mailbox found = find(address);
        return found == null ? create(address, "", Kind.OUTSIDE) : found;
    }

    /** Told after each change, once it is committed. */
    public void whenChanged(BiConsumer<Mailbox, Message> listener) {
        listeners.add(listener);
    }

    EmulatorClock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    void changed(Mailbox mailbox, Message message) {
        store.afterCommit(() -> listeners.forEach(listener -> listener.accept(mailbox, message)));
    }

    private Mailbox mailbox(String key) {
        Objects.requireNonNull(tables.accounts.get(key));
        return new Mailbox(this, tables, key, new History(tables, clock, ids, key));
    }
}
