package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.mailbox.HistoryRecord.Event;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One mailbox: its messages and what can be done to them. Changes run inside an action of the store. */
public final class Mailbox {
    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparingLong(Message::internalDate)
            .thenComparing(Message::id)
            .reversed();

    private final Mailboxes post;
    private final MailTables tables;
    private final String address;
    private final History history;

    Mailbox(Mailboxes post, MailTables tables, String address, History history) {
        this.post = post;
        this.tables = tables;
        this.address = address;
        this.history = history;
    }

    public Account account() {
        return Objects.requireNonNull(tables.accounts.get(address));
    }

    public String address() {
        return address;
    }

    public History history() {
        return history;
    }

    public UserLabels labels() {
        return new UserLabels(this, tables);
    }

    public Drafts drafts() {
        return new Drafts(this, tables, post.ids());
    }

    public SendAsAddresses sendAs() {
        return new SendAsAddresses(tables, address);
    }

    public @Nullable Message get(String id) {
        return tables.messages.get(key(id));
    }

    public byte[] raw(String id) {
        return tables.raw.get(key(id));
    }

    public List<Message> messages() {
        return tables.messages.startingWith(address + " ").stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Oldest first, as threads.get answers. */
    public List<Message> thread(String threadId) {
        return found(tables.byThread.find(key(threadId)))
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    public List<Message> withRfcMessageId(String rfcMessageId) {
        return found(tables.byRfcId.find(key(rfcMessageId))).toList();
    }

    public Message add(Arrival arrival) {
        Envelope envelope = Envelope.of(HeaderBlock.of(arrival.raw()));
        long now = post.clock().millis();
        String id = freshId(now);
        String joined = arrival.threadId() == null ? Threading.threadFor(this, envelope) : arrival.threadId();
        String threadId = joined == null ? id : joined;
        long date =
                arrival.internalDate() == null ? now : arrival.internalDate().toEpochMilli();
        Message message = new Message(
                id,
                threadId,
                List.copyOf(new LinkedHashSet<>(arrival.labels())),
                0,
                date,
                arrival.raw().length,
                envelope.messageId(),
                envelope.references(),
                Summaries.of(arrival.raw()),
                arrival.via());
        tables.raw.put(key(id), arrival.raw());
        tables.owners.put(key(id), new MailTables.Owned(address, id, threadId, envelope.messageId()));
        long historyId = history.append(Event.MESSAGE_ADDED, message, message.labelIds(), List.of());
        return kept(message.with(message.labelIds(), historyId));
    }

    /** Adds and removes labels; writes history only for what really changes. */
    public Message relabel(Message message, Collection<String> add, Collection<String> remove) {
        List<String> added =
                add.stream().filter(label -> !message.has(label)).distinct().toList();
        boolean leavesInbox = added.contains(Labels.TRASH) || added.contains(Labels.SPAM);
        List<String> removed = Stream.concat(
                        remove.stream(), leavesInbox ? Stream.of(Labels.INBOX) : Stream.<String>empty())
                .filter(message::has)
                .distinct()
                .toList();
        List<String> labels = new ArrayList<>(message.labelIds());
        labels.addAll(added);
        labels.removeAll(removed);
        Message changed = message;
        if (!added.isEmpty()) {
            changed = message.with(labels, history.append(Event.LABEL_ADDED, message, labels, added));
        }
        if (!removed.isEmpty()) {
            changed = message.with(labels, history.append(Event.LABEL_REMOVED, message, labels, removed));
        }
        return changed.equals(message) ? message : kept(changed);
    }

    /** For ever: nothing is left but the history record. */
    public void delete(Message message) {
        tables.messages.remove(key(message.id()));
        tables.owners.remove(key(message.id()));
        tables.raw.remove(key(message.id()));
        history.append(Event.MESSAGE_DELETED, message, message.labelIds(), List.of());
        drafts().forgetMessage(message.id());
        post.changed(this, message);
    }

    private Message kept(Message message) {
        tables.messages.put(key(message.id()), message);
        post.changed(this, message);
        return message;
    }

    private String freshId(long now) {
        String id = post.ids().message(now);
        while (tables.messages.get(key(id)) != null) {
            id = post.ids().message(now);
        }
        return id;
    }

    private Stream<Message> found(List<MailTables.Owned> owned) {
        return owned.stream().flatMap(row -> Stream.ofNullable(get(row.messageId())));
    }

    private String key(String id) {
        return MailTables.key(address, id);
    }
}
