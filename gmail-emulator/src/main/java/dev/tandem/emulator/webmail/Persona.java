package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.mailbox.Message;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody one can be on the page.
 *
 * @param mailbox null for an address that nobody has written from or to so far
 */
record Persona(
        String address,
        String name,
        boolean gmail,
        @Nullable Mailbox mailbox) {
    static Persona of(Mailboxes mailboxes, String address) {
        Mailbox known = mailboxes.find(address);
        return known == null
                ? new Persona(address.toLowerCase(Locale.ROOT), "", false, null)
                : new Persona(
                        known.address(), known.account().name(), known.account().isGmail(), known);
    }

    static Persona of(Mailboxes mailboxes, Account account) {
        return of(mailboxes, account.address());
    }

    /** Newest first. */
    List<Message> messages() {
        return mailbox == null ? List.of() : mailbox.messages();
    }

    @Nullable
    Message message(String id) {
        return mailbox == null || id.isEmpty() ? null : mailbox.get(id);
    }

    List<Message> in(Folder folder) {
        return messages().stream().filter(folder::holds).toList();
    }

    long unread() {
        return in(Folder.INBOX).stream()
                .filter(message -> message.has(Labels.UNREAD))
                .count();
    }

    /** The name, or what stands before the @. */
    String shownName() {
        return name.isBlank() ? localPart() : name;
    }

    /** How one speaks of somebody: Ben, not Ben Arnold; but Dr. Helen stays together. */
    String firstName() {
        if (name.isBlank()) {
            return localPart();
        }
        List<String> words = List.of(name.strip().split("\\s+", -1));
        return words.getFirst().endsWith(".") && words.size() > 1
                ? words.get(0) + " " + words.get(1)
                : words.getFirst();
    }

    String initials() {
        List<String> words = List.of(shownName().strip().split("[\\s.]+", -1));
        Stream<String> two = words.size() < 2 ? words.stream() : Stream.of(words.getFirst(), words.getLast());
        String letters = two.filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
    }

    private String localPart() {
        int at = address.indexOf('@');
        return at > 0 ? address.substring(0, at) : address;
    }
}
