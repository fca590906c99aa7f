package dev.tandem.server.web.api;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.SettleUnclear;
import dev.tandem.server.web.api.MessageJson.AttachmentJson;
import dev.tandem.server.web.api.MessageJson.BounceJson;
import dev.tandem.server.web.api.MessageJson.ClaimJson;
import dev.tandem.server.web.api.MessageJson.FlagsJson;
import dev.tandem.server.web.api.MessageJson.PersonJson;
import dev.tandem.server.web.api.MessageJson.SourceJson;
import dev.tandem.server.web.api.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws an email for programs: its texts from the blob store, its HTML made harmless. */
@Component
class MessageDrawing {

    private final ConversationQueries queries;
    private final BlobStore blobs;
    private final SettleUnclear settleUnclear;

    MessageDrawing(ConversationQueries queries, BlobStore blobs, SettleUnclear settleUnclear) {
        this.settleUnclear = settleUnclear;
        this.queries = queries;
        this.blobs = blobs;
    }

    /** One message of this sub-account. */
    MessageJson draw(SubAccountId subAccount, UUID message) {
        return draw(subAccount, line(subAccount, message));
    }

    /** An email as it was when it was taken; by now it may be on its way already. */
    MessageJson taken(SubAccountId subAccount, UUID message) {
        return draw(subAccount, line(subAccount, message), "QUEUED");
    }

    /** The message as stored; refused where the sub-account has none. */
    MessageLine line(SubAccountId subAccount, UUID message) {
        return queries.message(subAccount, message).orElseThrow(Refusal::notFound);
    }

    MessageJson draw(SubAccountId subAccount, MessageLine line) {
        return draw(subAccount, line, line.state());
    }

    private MessageJson draw(SubAccountId subAccount, MessageLine line, String state) {
        return new MessageJson(
                line.messageId(),
                line.conversationId(),
                line.threadId(),
                line.contactId(),
                line.direction(),
                line.origin(),
                state,
                line.reason().orElse(null),
                line.retryAt().orElse(null),
                line.leavesAt().orElse(null),
                line.authorId().orElse(null),
                people(line, Optional.of(Role.FROM)).stream().findFirst().orElse(null),
                people(line, Optional.of(Role.TO)),
                people(line, Optional.of(Role.CC)),
                people(line, Optional.of(Role.BCC)),
                people(line, Optional.empty()),
                line.subject(),
                line.snippet(),
                line.textSha256().map(this::text).orElse(line.textStart()),
                line.htmlSha256().map(sha256 -> html(subAccount, line, sha256)).orElse(null),
                line.sentAt().orElse(null),
                line.receivedAt(),
                line.rfcMessageId().map(id -> "<" + id + ">").orElse(null),
                line.attachments().stream().map(AttachmentJson::of).toList(),
                line.sources().stream().map(SourceJson::of).toList(),
                new FlagsJson(
                        line.read(),
                        line.flags().has(Flag.STARRED),
                        line.flags().has(Flag.ARCHIVED),
                        line.flags().has(Flag.TRASHED),
                        line.automatic(),
                        line.forwarded(),
                        line.deletedInGmail()),
                line.bounces().stream().map(BounceJson::of).toList(),
                line.claimedBy().map(ClaimJson::of).orElse(null),
                state.equals("UNKNOWN") ? unclear(subAccount, line.messageId()) : null);
    }

    private @Nullable UnclearJson unclear(SubAccountId subAccount, UUID message) {
        return settleUnclear.of(subAccount, message).map(UnclearJson::of).orElse(null);
    }

    private static List<PersonJson> people(MessageLine line, Optional<Role> role) {
        return line.parties().stream()
                .filter(party -> party.role().equals(role))
                .map(PersonJson::of)
                .toList();
    }

    private String text(String sha256) {
        return new String(blobs.read(sha256), StandardCharsets.UTF_8);
    }

    private String html(SubAccountId subAccount, MessageLine line, String sha256) {
        String base = "/api/v1/sub-accounts/" + subAccount + "/messages/" + line.messageId() + "/attachments/";
        Map<String, String> parts = line.attachments().stream()
                .filter(file -> file.contentId().isPresent())
                .collect(Collectors.toMap(
                        file -> file.contentId().orElseThrow().replaceAll("^<|>$", ""),
                        file -> base + file.n(),
                        (first, again) -> first));
        return MailHtml.of(text(sha256), parts, false).html();
    }
}
