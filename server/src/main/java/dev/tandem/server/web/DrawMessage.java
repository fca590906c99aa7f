package dev.tandem.server.web;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.SettleUnclear;
import dev.tandem.server.smartbcc.SmartDomain;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws one email as a reader sees it. */
@Component
class DrawMessage {

    /** Longer texts are cut on the page; the whole stands in the source. */
    private static final int TEXT_SHOWN_CHARACTERS = 200_000;

    private final BlobStore blobs;
    private final SmartDomain smart;
    private final SettleUnclear settleUnclear;
    private final InstantSource clock;

    DrawMessage(BlobStore blobs, SmartDomain smart, SettleUnclear settleUnclear, InstantSource clock) {
        this.settleUnclear = settleUnclear;
        this.clock = clock;
        this.blobs = blobs;
        this.smart = smart;
    }

    MessageView message(Visit visit, MessageLine line, boolean folded) {
        return new MessageView(
                line.messageId(),
                sender(visit, line),
                new MessageView.Recipients(
                        people(visit, line, Role.TO), people(visit, line, Role.CC), people(visit, line, Role.BCC)),
                line.sentAt()
                        .filter(sent -> line.direction() == Direction.OUTBOUND)
                        .orElse(line.receivedAt()),
                content(line),
                line.sources().stream()
                        .map(SourceLine::mailbox)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                new MessageView.State(
                        SendTroubleWords.sending(line.state()),
                        failure(line),
                        line.reason()
                                .map(reason -> BounceWords.of(reason, line.contactId()))
                                .orElse(null),
                        !line.read() && line.direction() == Direction.INBOUND,
                        line.automatic(),
                        line.flags().has(Flag.STARRED),
                        line.flags().has(Flag.TRASHED),
                        line.deletedInGmail(),
                        forwardedTo(line),
                        WhenToSend.pending(
                                visit, line, visit.access().subAccount().timeZone(), clock.instant()),
                        unclear(visit, line)),
                folded);
    }

    private MessageView.@Nullable Unclear unclear(Visit visit, MessageLine line) {
        return Optional.of(line)
                .filter(shown -> SendTroubleWords.sending(shown.state()) == MessageView.Sending.UNKNOWN)
                .flatMap(shown -> settleUnclear.of(visit.subAccount(), shown.messageId()))
                .map(unclear -> new MessageView.Unclear(
                        unclear.byGmail(),
                        unclear.askedAt().orElse(null),
                        unclear.looks(),
                        unclear.lookedAt().orElse(null),
                        unclear.found().map(Enum::name).orElse(null),
                        unclear.until().orElse(null),
                        unclear.ended()))
                .orElse(null);
    }

    private static @Nullable String forwardedTo(MessageLine line) {
        return line.parties().stream()
                .filter(party -> line.forwarded())
                .filter(party -> party.role().filter(role -> role != Role.FROM).isPresent())
                .map(Party::address)
                .findFirst()
                .orElse(null);
    }

    private static MessageView.Sender sender(Visit visit, MessageLine line) {
        Party from = line.parties().stream()
                .filter(party -> party.role().equals(Optional.of(Role.FROM)))
                .findFirst()
                .orElse(new Party(Optional.of(Role.FROM), "", "", Optional.empty()));
        boolean you =
                line.authorId().filter(visit.user().id().value()::equals).isPresent() || visit.own(from.address());
        String name = line.authorName().orElse(from.name().isBlank() ? from.address() : from.name());
        return new MessageView.Sender(
                name, from.address(), you, line.direction() == Direction.OUTBOUND || visit.staff(from.address()));
    }

    /** R22, R65: who is no contact and what is a smart address is said behind the address. */
    private List<MessageView.Recipient> people(Visit visit, MessageLine line, Role role) {
        return line.parties().stream()
                .filter(party -> party.role().equals(Optional.of(role)))
                .map(party -> new MessageView.Recipient(
                        party.name().isBlank() ? party.address() : party.name(),
                        party.address(),
                        visit.own(party.address()),
                        party.contactId().isPresent() || visit.staff(party.address()) || ours(line, party),
                        smart.isSmart(party.address())))
                .toList();
    }

    /** The mailbox the email came through is nobody's contact and yet no stranger. */
    private static boolean ours(MessageLine line, Party party) {
        return line.sources().stream()
                .anyMatch(source -> source.mailbox()
                        .filter(party.address()::equalsIgnoreCase)
                        .isPresent());
    }

    private MessageView.Content content(MessageLine line) {
        boolean html = line.htmlSha256().isPresent();
        QuotedText text = html ? new QuotedText("", "") : QuotedText.of(text(line));
        return new MessageView.Content(
                line.snippet(),
                text.own(),
                text.quoted(),
                html,
                line.attachments().stream()
                        .filter(file -> file.contentId().isEmpty() || !html)
                        .map(DrawMessage::attachment)
                        .toList());
    }

    private String text(MessageLine line) {
        String whole = line.textSha256()
                .map(sha256 -> new String(blobs.read(sha256), StandardCharsets.UTF_8))
                .orElse(line.textStart());
        return whole.length() <= TEXT_SHOWN_CHARACTERS ? whole : whole.substring(0, TEXT_SHOWN_CHARACTERS);
    }

    private static MessageView.Attachment attachment(AttachmentLine file) {
        return new MessageView.Attachment(file.n(), file.fileName(), file.contentType(), file.sizeBytes());
    }

    private static MessageView.@Nullable Failure failure(MessageLine line) {
        Instant at = line.retryAt().or(line::sentAt).orElse(line.receivedAt());
        return line.reason()
                .filter(reason -> SendTroubleWords.sending(line.state()) != MessageView.Sending.BOUNCED)
                .map(reason -> SendTroubleWords.failure(reason, at))
                .orElse(null);
    }
}
