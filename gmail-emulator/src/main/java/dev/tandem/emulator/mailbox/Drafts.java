package dev.tandem.emulator.mailbox;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The drafts of a mailbox. An edit replaces the message inside, as Gmail does. */
public final class Drafts {
    private final Mailbox mailbox;
    private final MailTables tables;
    private final Ids ids;

    Drafts(Mailbox mailbox, MailTables tables, Ids ids) {
        this.mailbox = mailbox;
        this.tables = tables;
        this.ids = ids;
    }

    public @Nullable Draft get(String id) {
        return tables.drafts.get(key(id));
    }

    /** Newest first. */
    public List<Draft> all() {
        return tables.drafts.startingWith(mailbox.address() + " ").stream()
                .sorted(Comparator.comparingLong((Draft draft) -> message(draft).internalDate())
                        .reversed())
                .toList();
    }

    public Message message(Draft draft) {
        return Objects.requireNonNull(mailbox.get(draft.messageId()));
    }

    public Draft create(byte[] raw, @Nullable String threadId) {
        return put(ids.draft(), raw, threadId);
    }

    /** A null thread keeps the draft where it was. */
    public Draft update(Draft draft, byte[] raw, @Nullable String threadId) {
        Message old = message(draft);
        String thread = threadId == null && mailbox.thread(old.threadId()).size() > 1 ? old.threadId() : threadId;
        tables.drafts.remove(key(draft.id()));
        mailbox.delete(old);
        return put(draft.id(), raw, thread);
    }

    public void delete(Draft draft) {
        mailbox.delete(message(draft));
    }

    void forgetMessage(String messageId) {
        tables.drafts.startingWith(mailbox.address() + " ").stream()
                .filter(draft -> draft.messageId().equals(messageId))
                .toList()
                .forEach(draft -> tables.drafts.remove(key(draft.id())));
    }

    private Draft put(String id, byte[] raw, @Nullable String threadId) {
        Message message =
                mailbox.add(Arrival.of(raw, List.of(Labels.DRAFT), "gmail").in(threadId));
        var draft = new Draft(id, message.id());
        tables.drafts.put(key(id), draft);
        return draft;
    }

    private String key(String id) {
        return MailTables.key(mailbox.address(), id);
    }
}
