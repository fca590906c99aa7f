package dev.tandem.scenarios.simulation.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A message in a mailbox as it truly is, and as its labels changed. */
final class TrueCopy {

    private static final Set<String> OUT_OF_SCOPE = Set.of("DRAFT", "SCHEDULED", "SPAM", "TRASH", "CHAT");

    final CopyId id;
    final String thread;
    final int appearedAt;
    final Headers headers;
    final String source;
    Set<String> labels;
    boolean vanished;

    TrueCopy(Event.Appeared appeared, int at) {
        id = appeared.copy();
        thread = appeared.thread();
        labels = appeared.labels();
        source = appeared.source();
        headers = new Headers(appeared.source());
        appearedAt = at;
    }

    @Override
    public String toString() {
        return id + " " + labels + " at event " + appearedAt + (vanished ? ", gone since" : "");
    }

    boolean isSent() {
        return labels.contains("SENT");
    }

    World.MailboxThread mailboxThread() {
        return new World.MailboxThread(id.mailbox(), thread);
    }

    boolean isDraft() {
        return labels.contains("DRAFT");
    }

    boolean isOutOfScope() {
        return labels.stream().anyMatch(OUT_OF_SCOPE::contains);
    }

    List<String> from() {
        return headers.addresses("From");
    }

    /** To, then Cc, then Bcc. */
    List<String> addressed() {
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(line -> headers.addresses(line).stream())
                .toList();
    }

    /** Everybody whom it names. */
    List<String> participants() {
        return Stream.concat(from().stream(), addressed().stream()).toList();
    }

    /** R26: what it says it answers, the nearest first. */
    List<String> answers() {
        List<String> references = headers.ids("References").reversed();
        return Stream.concat(headers.ids("In-Reply-To").stream(), references.stream())
                .toList();
    }

    /** R26: whether it says that it passes on another email. */
    boolean saysForward() {
        return headers.first("Subject").orElse("").matches("(?i)(fwd?|wg|wtr):.*")
                || headers.first("X-Forwarded-Message-Id").isPresent();
    }

    /** R18: a report about an email that could not be delivered. */
    boolean isReport() {
        return headers.first("Content-Type").orElse("").startsWith("multipart/report");
    }

    Optional<String> rfcMessageId() {
        return headers.ids("Message-ID").stream().findFirst();
    }

    /** R29: the Message-ID, together with author and date (F60), or the place in the mailbox where there is none (F59). */
    String identity() {
        return headers.ids("Message-ID").stream()
                .findFirst()
                .map(rfcId -> rfcId + " by "
                        + from().stream().findFirst().map(KnownContact::reached).orElse("nobody") + " on "
                        + headers.first("Date").orElse(""))
                .orElse("only " + id);
    }

    /** The email of the CRM that it says it is. */
    Optional<UUID> mark() {
        return headers.first("X-Tandem-Message")
                .filter(text -> text.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString);
    }
}
