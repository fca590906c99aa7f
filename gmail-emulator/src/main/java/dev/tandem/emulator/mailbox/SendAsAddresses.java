package dev.tandem.emulator.mailbox;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The addresses a mailbox may write from: its own and the aliases that were accepted. */
public final class SendAsAddresses {
    private final MailTables tables;
    private final String owner;

    SendAsAddresses(MailTables tables, String owner) {
        this.tables = tables;
        this.owner = owner;
    }

    public Collection<SendAs> all() {
        return tables.sendAs.startingWith(owner + " ");
    }

    public @Nullable SendAs get(String address) {
        return tables.sendAs.get(MailTables.key(owner, address.toLowerCase(Locale.ROOT)));
    }

    public void put(SendAs sendAs) {
        tables.sendAs.put(MailTables.key(owner, sendAs.address()), sendAs);
    }

    public boolean mayWriteAs(String address) {
        SendAs known = get(address);
        return known != null && known.accepted();
    }

    /** The one that is taken when a message names none, or one that is not allowed. */
    public SendAs standard() {
        return all().stream().filter(SendAs::standard).findFirst().orElseThrow();
    }
}
