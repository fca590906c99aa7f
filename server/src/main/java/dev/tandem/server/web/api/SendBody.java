package dev.tandem.server.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An individual email as it is asked for. */
@Schema(name = "NewMessage")
record SendBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID contactId,

        @Schema(
                description = "Required, unless an email is answered, whose subject is kept then",
                example = "Your windows")
        @Nullable
        String subject,

        @Schema(description = "Made from html if left out", example = "Dear Ms Weber, …") @Nullable
        String text,

        @Schema(description = "Sanitised before it leaves") @Nullable
        String html,

        @Schema(description = "Left out: the contact's primary address, or the author of the email that is answered")
        @Nullable
        List<RecipientBody> to,

        @Nullable List<RecipientBody> cc,
        @Nullable List<RecipientBody> bcc,
        @Nullable List<FileBody> attachments,

        @Schema(description = "Id of the message that is answered") @Nullable
        UUID inReplyTo,

        @Schema(description = "Whether everybody in To and Cc of that message gets the answer (R48)") @Nullable
        Boolean replyAll,

        @Schema(
                description =
                        "When it shall leave, at most a year ahead (R52); left out: at once, without the seconds that people have to undo",
                example = "2026-12-01T07:00:00Z")
        @Nullable
        Instant sendAt,

        @Schema(
                description =
                        "Id of a message of this contact that is passed on to `to`: its text and files are added below (R48)")
        @Nullable
        UUID forwardOf,

        @Schema(description = "Another address of the mailbox that Gmail has accepted for sending (R40)") @Nullable
        String from,

        @Schema(description = "True: a person decided to write although the contact asked for no emails (R51)")
        @Nullable
        Boolean evenIfDoNotDisturb) {

    /** A file; at most 25 MB all together (R47). */
    @Schema(name = "NewAttachment")
    record FileBody(
            @Schema(example = "Angebot.pdf") @Nullable String fileName,
            @Schema(example = "application/pdf") @Nullable String contentType,

            @Schema(type = "string", format = "byte") @Nullable
            Base64Bytes contentBase64) {}
}
