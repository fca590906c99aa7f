package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.inbound.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** R48: quotes what an answer answers, in the form in which mail programs recognise and fold it. */
@Component
public class QuoteEmail {

    /** Longer ones are cut; who answers that much again has the email itself. */
    static final int TEXT_MAX_CHARACTERS = 100_000;

    private final ConversationQueries conversations;
    private final BlobStore blobs;
    private final MessageSource words;

    QuoteEmail(ConversationQueries conversations, BlobStore blobs, MessageSource words) {
        this.conversations = conversations;
        this.blobs = blobs;
        this.words = words;
    }

    /**
     * A quotation.
     *
     * @param text each line behind {@code >}, below who wrote it when
     * @param html the same, harmless
     */
    public record Quoted(String text, String html) {}

    /** Empty if there is no such message in the sub-account. */
    public Optional<Quoted> of(SubAccountId subAccount, UUID message, Locale language, ZoneId zone) {
        return conversations.message(subAccount, message).map(line -> quoted(line, language, zone));
    }

    private Quoted quoted(MessageLine line, Locale language, ZoneId zone) {
        String wrote = wrote(line, language, zone);
        String text = text(line);
        String lines = text.lines()
                .map(one -> one.startsWith(">") ? ">" + one : one.isEmpty() ? ">" : "> " + one)
                .collect(Collectors.joining("\n"));
        String html = line.htmlSha256()
                .map(sha256 -> MailHtml.quoted(read(sha256)))
                .orElseGet(() -> text.lines().map(Entities::escape).collect(Collectors.joining("<br>")));
        return new Quoted(
                wrote + "\n" + lines,
                "<div class=\"gmail_quote\"><div>" + Entities.escape(wrote)
                        + "</div><blockquote type=\"cite\" style=\"margin:0 0 0 .8ex;border-left:1px solid #cccccc;padding-left:1ex\">"
                        + html + "</blockquote></div>");
    }

    private String wrote(MessageLine line, Locale language, ZoneId zone) {
        String date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone)
                .format(line.sentAt().orElse(line.receivedAt()));
        String author = line.parties().stream()
                .filter(party -> party.role().equals(Optional.of(Role.FROM)))
                .findFirst()
                .map(QuoteEmail::person)
                .orElse("");
        return words.getMessage("quote.wrote", new Object[] {date, author}, language);
    }

    private static String person(Party party) {
        return party.name().isBlank() ? party.address() : party.name() + " <" + party.address() + ">";
    }

    private String text(MessageLine line) {
        String whole = line.textSha256().map(this::read).orElse(line.textStart());
        return (whole.length() <= TEXT_MAX_CHARACTERS ? whole : whole.substring(0, TEXT_MAX_CHARACTERS)).strip();
    }

    private String read(String sha256) {
        return new String(blobs.read(sha256), StandardCharsets.UTF_8);
    }
}
