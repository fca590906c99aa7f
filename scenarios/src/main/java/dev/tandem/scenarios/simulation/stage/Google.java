package dev.tandem.scenarios.simulation.stage;

import dev.tandem.emulator.EmulatorOptions;
import dev.tandem.emulator.GmailEmulator;
import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Arrival;
import dev.tandem.emulator.mailbox.Draft;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.model.Cast;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gmail, as people use it and as it really is. Tandem reaches the same emulator over HTTP with Google's own client; what people do there
 * and what the truth is takes the short way, because a story does it some hundred times.
 */
public final class Google implements AutoCloseable {

    private final GmailEmulator running;

    Google(InstantSource clock) {
        Cast nobody = Cast.NOBODY;
        Settings unlimited = Settings.REAL.withLimits(0, 0);
        running = GmailEmulator.start(new EmulatorOptions("127.0.0.1", 0, 0, null, nobody, unlimited, clock));
    }

    /** Where its API listens. */
    public String url() {
        return running.baseUrl();
    }

    /** Makes an account. */
    public void account(String address, String name) {
        act(() -> running.model().mailboxes().create(address, name, Kind.GMAIL));
    }

    /** A message arrives byte for byte with these labels. */
    public void arrives(String address, String email, List<String> labels) {
        act(() -> mailbox(address).add(Arrival.of(bytes(email), labels, "control")));
    }

    /** Somebody outside writes to everybody whom the email names. */
    public void outsideSends(String from, String email) {
        act(() -> running.model().post().sendFromOutside(from, bytes(email)));
    }

    /** The owner of a mailbox writes in Gmail; empty opens a thread. */
    public void ownerSends(String address, String email, Optional<String> thread) {
        act(() -> running.model().post().send(mailbox(address), bytes(email), thread.orElse(null)));
    }

    /** The owner keeps a draft. */
    public void ownerDrafts(String address, String email, Optional<String> thread) {
        act(() -> mailbox(address).drafts().create(bytes(email), thread.orElse(null)));
    }

    /** The owner's drafts that nobody made for them, by their message's id. */
    public List<String> drafts(String address) {
        return mailbox(address).drafts().all().stream().map(Draft::messageId).toList();
    }

    /** The owner throws a draft away, known by its message's id. */
    public void deletesDraft(String address, String message) {
        deletes(address, message);
    }

    /** The owner sends a draft, known by its message's id. */
    public void sendsDraft(String address, String message) {
        act(() -> {
            Mailbox mailbox = mailbox(address);
            Message draft = found(address, message);
            byte[] raw = mailbox.raw(message);
            String thread = mailbox.thread(draft.threadId()).size() > 1 ? draft.threadId() : null;
            mailbox.delete(draft);
            return running.model().post().send(mailbox, raw, thread);
        });
    }

    /** The owner, or a filter, changes labels. */
    public void relabels(String address, String message, List<String> added, List<String> removed) {
        act(() -> mailbox(address).relabel(found(address, message), added, removed));
    }

    /** The owner deletes a message for ever. */
    public void deletes(String address, String message) {
        act(() -> {
            mailbox(address).delete(found(address, message));
            return true;
        });
    }

    /** Google forgets the older history. */
    public void expiresHistory(String address) {
        act(() -> {
            mailbox(address).history().expire();
            return true;
        });
    }

    /** The owner changes the password, which ends every consent. */
    public void changesPassword(String address) {
        act(() -> running.model().tokens().passwordChanged(address));
    }

    /** What goes wrong from now on. */
    public void faults(FaultPlan plan) {
        running.model().faults().put(plan);
    }

    /** Where a mailbox's history stands. */
    public String historyOf(String address) {
        return Long.toUnsignedString(mailbox(address).account().historyId());
    }

    /** Everything that a mailbox holds. */
    public List<Message> messages(String address) {
        return running.model().store().read(() -> mailbox(address).messages());
    }

    /** A message as it lies there. */
    public String source(String address, String message) {
        return new String(mailbox(address).raw(message), StandardCharsets.UTF_8);
    }

    /** What reached somebody outside. */
    public List<String> outside(String address) {
        @Nullable Mailbox box = running.model().mailboxes().find(address);
        return box == null || box.account().isGmail()
                ? List.of()
                : box.messages().stream()
                        .filter(message -> !message.has("SENT"))
                        .map(message -> new String(box.raw(message.id()), StandardCharsets.UTF_8))
                        .toList();
    }

    void forget() {
        running.model().startAfresh();
    }

    @Override
    public void close() {
        running.close();
    }

    private <T extends @Nullable Object> T act(Supplier<T> change) {
        return running.model().store().act(change);
    }

    private Mailbox mailbox(String address) {
        return Objects.requireNonNull(running.model().mailboxes().gmail(address), address);
    }

    private Message found(String address, String message) {
        return Objects.requireNonNull(mailbox(address).get(message), message);
    }

    private static byte[] bytes(String email) {
        return email.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
