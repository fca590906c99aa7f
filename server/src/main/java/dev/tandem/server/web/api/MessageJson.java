package dev.tandem.server.web.api;

import dev.tandem.core.mail.Direction;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.BounceLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An email as it stands in a conversation. */
@Schema(name = "Message")
record MessageJson(
        UUID id,
        UUID conversationId,

        @Schema(description = "The thread of the conversation, not of a mailbox")
        UUID threadId,

        UUID contactId,
        Direction direction,

        @Schema(allowableValues = {"INDIVIDUAL", "BULK", "WORKFLOW", "SMART_BCC"})
        String origin,

        @Schema(allowableValues = {"RECEIVED", "QUEUED", "SENDING", "SENT", "FAILED", "HELD", "UNKNOWN", "BOUNCED"})
        String state,

        @Schema(
                description =
                        "Why it failed or came back: a code, and after a colon what the server said. Of an email that came back: BOUNCED, the status of RFC 3463 where there is one, and the address",
                example = "CONSENT_LOST")
        @Nullable
        String reason,

        @Schema(description = "When it can be tried again, or when it leaves by itself while it is HELD (R46)")
        @Nullable
        Instant retryAt,

        @Schema(description = "When it leaves, where its author chose a time (R52)") @Nullable
        Instant sendAt,

        @Schema(description = "The user who wrote it here, or null") @Nullable
        UUID authorId,

        @Schema(description = "Null where an email names nobody") @Nullable
        PersonJson from,

        List<PersonJson> to,
        List<PersonJson> cc,
        List<PersonJson> bcc,
        List<PersonJson> replyTo,
        String subject,
        String snippet,
        String text,

        @Schema(
                description =
                        "Sanitised; remote images are left out. The whole stands in the source. Null without a formatted text")
        @Nullable
        String html,

        @Nullable Instant sentAt,
        Instant receivedAt,

        @Schema(
                description = "In angle brackets; null while our own email has none yet",
                example = "<CAF…@mail.gmail.com>")
        @Nullable
        String rfcMessageId,

        List<AttachmentJson> attachments,
        List<SourceJson> sources,
        FlagsJson flags,

        @Schema(description = "Who was not reached (R18)") List<BounceJson> bounces,

        @Schema(
                description =
                        "The sub-account that has the thread by now, with its name and since when (R32); null while none has")
        @Nullable
        ClaimJson claimedBy,

        @Schema(description = "Only while `state` is UNKNOWN: how it is looked for (R45)") @Nullable
        UnclearJson unclear) {

    /** Somebody who was not reached; {@code diagnostic} is what the mail server said. */
    @Schema(name = "Bounce")
    record BounceJson(
            String address,

            @Schema(description = "As in RFC 3463; null if the report did not tell", example = "5.1.1") @Nullable
            String status,

            String diagnostic) {

        static BounceJson of(BounceLine bounce) {
            return new BounceJson(bounce.address(), bounce.status().orElse(null), bounce.diagnostic());
        }
    }

    /** Another sub-account that has the thread. */
    @Schema(name = "Claim")
    record ClaimJson(UUID subAccountId, String name, Instant at) {

        static ClaimJson of(ClaimStore.Held held) {
            return new ClaimJson(held.by().value(), held.name(), held.at());
        }
    }

    /** Somebody on an email; {@code name} is empty where the email gives none. */
    @Schema(name = "Person")
    record PersonJson(
            @Schema(example = "Jana Weber") String name,

            @Schema(example = "jana.weber@praxis-weber.example")
            String address) {

        static PersonJson of(Party party) {
            return new PersonJson(party.name(), party.address());
        }
    }

    /** A file; {@code contentId} is set for images that the formatted text shows. */
    @Schema(name = "Attachment")
    record AttachmentJson(
            @Schema(description = "Its place in the email, from 1")
            int n,

            @Schema(example = "Angebot.pdf") String fileName,
            @Schema(example = "application/pdf") String contentType,
            @Schema(description = "Bytes") long size,
            @Nullable String contentId) {

        static AttachmentJson of(AttachmentLine file) {
            return new AttachmentJson(
                    file.n(),
                    file.fileName(),
                    file.contentType(),
                    file.sizeBytes(),
                    file.contentId().orElse(null));
        }
    }

    /** Through which door it came; {@code mailbox} is an address. */
    @Schema(name = "Source")
    record SourceJson(
            @Schema(allowableValues = {"GMAIL", "CRM", "SMART_BCC", "PROVIDER"})
            String door,

            @Nullable String mailbox,
            @Nullable String gmailMessageId) {

        static SourceJson of(SourceLine source) {
            return new SourceJson(
                    source.door(),
                    source.mailbox().orElse(null),
                    source.gmailMessageId().orElse(null));
        }
    }

    /** Marks of this email (R19). */
    @Schema(name = "Flags")
    record FlagsJson(
            boolean read,
            boolean starred,
            boolean archived,
            boolean trashed,
            boolean automatic,

            @Schema(description = "The user passed the thread on to somebody who is no contact (R26)")
            boolean forwarded,

            boolean deletedInGmail) {}
}
