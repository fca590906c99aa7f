package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.Role;
import dev.tandem.core.outbound.ReplyRules;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.inbound.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** R48: what a forward takes over from the email it passes on: its subject, its text under a block of header lines, and its files. */
@Component
public class ForwardEmail {

    private final ConversationQueries conversations;
    private final BlobStore blobs;
    private final MessageSource words;

    ForwardEmail(ConversationQueries conversations, BlobStore blobs, MessageSource words) {
        this.conversations = conversations;
        this.blobs = blobs;
        this.words = words;
    }

    /**
     * What is passed on.
     *
     * @param text the whole text under a block that says whose it is, as mail programs write it
     * @param files those that people see, not the pictures inside a formatted text
     */
    public record Passed(UUID contact, String subject, String text, List<AttachmentLine> files) {}

    /** Empty if there is no such message in the sub-account. */
    public Optional<Passed> of(SubAccountId subAccount, UUID message, Locale language, ZoneId zone) {
        return conversations.message(subAccount, message).map(line -> passed(line, language, zone));
    }

    private Passed passed(MessageLine line, Locale language, ZoneId zone) {
        return new Passed(
                line.contactId(),
                ReplyRules.forwardSubject(line.subject()),
                block(line, language, zone) + "\n\n" + text(line),
                line.attachments().stream()
                        .filter(file -> file.contentId().isEmpty())
                        .toList());
    }

    private String block(MessageLine line, Locale language, ZoneId zone) {
        String date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone)
                .format(line.sentAt().orElse(line.receivedAt()));
        return "---------- " + say("forward.title", language) + " ---------\n"
                + say("forward.from", language) + ": " + people(line, Role.FROM) + "\n"
                + say("forward.date", language) + ": " + date + "\n"
                + say("forward.subject", language) + ": " + line.subject() + "\n"
                + say("forward.to", language) + ": " + people(line, Role.TO);
    }

    private static String people(MessageLine line, Role role) {
        return line.parties().stream()
                .filter(party -> party.role().equals(Optional.of(role)))
                .map(ForwardEmail::person)
                .collect(Collectors.joining(", "));
    }

    private static String person(Party party) {
        return party.name().isBlank() ? party.address() : party.name() + " <" + party.address() + ">";
    }

    private String text(MessageLine line) {
        return line.textSha256()
                .map(sha256 -> new String(blobs.read(sha256), StandardCharsets.UTF_8))
                .orElse(line.textStart());
    }

    private String say(String key, Locale language) {
        return words.getMessage(key, new Object[0], language);
    }

    /** The bytes of a file that is passed on. */
    public Letter.File file(AttachmentLine file) {
        return new Letter.File(file.fileName(), file.contentType(), new RawEmail(blobs.read(file.sha256())));
    }
}
