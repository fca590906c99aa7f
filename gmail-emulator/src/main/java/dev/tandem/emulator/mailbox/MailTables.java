package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.store.Blobs;
import dev.tandem.emulator.store.Index;
import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The tables of all mailboxes. A key is the mailbox's address, a blank, and the id within it. */
final class MailTables {
    final Table<Account> accounts;
    final Table<Message> messages;
    final Table<HistoryRecord> history;
    final Table<Label> labels;
    final Table<Draft> drafts;
    final Table<SendAs> sendAs;
    final Table<Owned> owners;
    final Index<Owned> byThread;
    final Index<Owned> byRfcId;
    final Blobs raw;

    MailTables(Store store) {
        accounts = store.table("accounts", Account.class);
        messages = store.table("messages", Message.class);
        history = store.table("history", HistoryRecord.class);
        labels = store.table("labels", Label.class);
        drafts = store.table("drafts", Draft.class);
        sendAs = store.table("sendAs", SendAs.class);
        owners = store.table("owners", Owned.class);
        byThread = owners.index(owned -> List.of(key(owned.address(), owned.threadId())));
        byRfcId = owners.index(owned -> Stream.of(owned.rfcMessageId())
                .filter(id -> !id.isEmpty())
                .map(id -> key(owned.address(), id))
                .toList());
        raw = store.blobs("raw");
    }

    /** What the indexes need to know of a message; unlike the message it never changes. */
    record Owned(String address, String messageId, String threadId, String rfcMessageId) {}

    static String key(String address, String id) {
        return address + " " + id;
    }

    static String key(String address, long historyId) {
        return key(address, HexFormat.of().toHexDigits(historyId));
    }
}
