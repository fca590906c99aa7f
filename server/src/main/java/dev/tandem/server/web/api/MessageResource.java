package dev.tandem.server.web.api;

import dev.tandem.server.BadInput;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.identity.Access;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.HoldSending;
import dev.tandem.server.outbound.RescheduleEmail;
import dev.tandem.server.outbound.RetrySending;
import dev.tandem.server.outbound.SettleUnclear;
import dev.tandem.server.outbound.TakeBackEmail;
import dev.tandem.server.web.api.protocol.MergePatch;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One email: what it says, its files, its bytes, and another try to send it. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/messages/{id}")
@Tag(name = "Messages")
class MessageResource {

    private static final MediaType EMAIL = MediaType.parseMediaType("message/rfc822");

    private final MessageDrawing drawing;
    private final BlobStore blobs;
    private final RetrySending retrySending;
    private final MarkConversation markConversation;
    private final HoldSending holdSending;
    private final RescheduleEmail rescheduleEmail;
    private final TakeBackEmail takeBackEmail;
    private final SettleUnclear settleUnclear;

    MessageResource(
            MessageDrawing drawing,
            BlobStore blobs,
            RetrySending retrySending,
            MarkConversation markConversation,
            HoldSending holdSending,
            RescheduleEmail rescheduleEmail,
            TakeBackEmail takeBackEmail,
            SettleUnclear settleUnclear) {
        this.settleUnclear = settleUnclear;
        this.holdSending = holdSending;
        this.rescheduleEmail = rescheduleEmail;
        this.takeBackEmail = takeBackEmail;
        this.drawing = drawing;
        this.blobs = blobs;
        this.retrySending = retrySending;
        this.markConversation = markConversation;
    }

    @GetMapping
    @Operation(summary = "One email", description = "Of one that was sent here, `state` tells how far it is.")
    MessageJson show(Access access, @PathVariable UUID id) {
        return drawing.draw(access.subAccountId(), id);
    }

    /** Marks to be set; one that is left out stays as it is. */
    @Schema(name = "MessageMarks")
    record MarksBody(
            @Nullable Boolean read,
            @Nullable Boolean starred,
            @Nullable Boolean archived,
            @Nullable Boolean trashed,

            @Schema(
                    description =
                            "HELD: an email that exceeded the daily limit waits for its turn (R46). SENT: somebody has seen that an email of the state UNKNOWN was sent (R45)",
                    allowableValues = {"HELD", "SENT"})
            @Nullable
            String state,

            @Schema(description = "Another time at which an email that waits shall leave (R52)") @Nullable
            Instant sendAt) {

        private Marks marks() {
            return new Marks(
                    Optional.ofNullable(read),
                    Optional.ofNullable(starred),
                    Optional.ofNullable(archived),
                    Optional.ofNullable(trashed));
        }
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Mark as read, starred, archived or trashed; hold it, or change when it leaves",
            description = "The mailboxes that hold it are told (R19).")
    MessageJson mark(Access access, @PathVariable UUID id, @RequestBody MarksBody body) {
        UUID conversation = drawing.line(access.subAccountId(), id).conversationId();
        if (body.state() != null) {
            become(access, id, body.state());
        }
        if (body.sendAt() != null && !rescheduleEmail.run(access.subAccountId(), access.userId(), id, body.sendAt())) {
            throw Refusal.of(ProblemType.TOO_LATE);
        }
        markConversation.one(access.subAccountId(), conversation, id, body.marks());
        return drawing.draw(access.subAccountId(), id);
    }

    private void become(Access access, UUID id, String state) {
        switch (state) {
            case "HELD" -> refuseUnless(holdSending.run(access.subAccountId(), id), ProblemType.NOT_FAILED);
            case "SENT" -> refuseUnless(settleUnclear.wasSent(access, id), ProblemType.NOT_UNCLEAR);
            default -> throw new BadInput("state", "json.oneOf", "HELD, SENT");
        }
    }

    private static void refuseUnless(boolean done, ProblemType otherwise) {
        if (!done) {
            throw Refusal.of(otherwise);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take an email back that has not left",
            description =
                    "One that waits or failed, by its author (R52): it goes without a trace, and its text is among the author's drafts.")
    void takeBack(Access access, @PathVariable UUID id) {
        drawing.line(access.subAccountId(), id);
        if (takeBackEmail.run(access.subAccountId(), access.userId(), id).isEmpty()) {
            throw Refusal.of(ProblemType.TOO_LATE);
        }
    }

    @GetMapping("/attachments/{n}")
    @Operation(summary = "The bytes of a file")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> attachment(Access access, @PathVariable UUID id, @PathVariable int n) {
        AttachmentLine file = drawing.line(access.subAccountId(), id).attachments().stream()
                .filter(candidate -> candidate.n() == n)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return bytes(file.sha256(), mediaType(file.contentType()), file.fileName())
                .contentLength(file.sizeBytes())
                .body(new InputStreamResource(blobs.open(file.sha256())));
    }

    @GetMapping("/source")
    @Operation(summary = "The email as it was received or as it left, byte for byte")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "message/rfc822", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> source(Access access, @PathVariable UUID id) {
        MessageLine line = drawing.line(access.subAccountId(), id);
        String sha256 = line.sourceSha256().orElseThrow(Refusal::notFound);
        return bytes(sha256, EMAIL, id + ".eml").body(new InputStreamResource(blobs.open(sha256)));
    }

    /** Named after their content, so that a program can tell whether it has them already. */
    private static ResponseEntity.BodyBuilder bytes(String sha256, MediaType type, String fileName) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag("\"" + sha256 + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    /** Whatever the sender called it; not every name is one. */
    private static MediaType mediaType(String name) {
        try {
            MediaType type = MediaType.parseMediaType(name);
            return type.isConcrete() ? type : MediaType.APPLICATION_OCTET_STREAM;
        } catch (InvalidMediaTypeException none) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    /** How an email is tried again; without it only one that is known not to have left. */
    @Schema(name = "Retry")
    record RetryBody(
            @Schema(
                    description =
                            "Send an email of the state UNKNOWN again once it is looked for no more, though its recipient may then get it twice (R45)")
            boolean evenIfSent) {}

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Try again to send an email that failed",
            description = "By the same way (R43), and never twice (R45) unless you say `evenIfSent`.")
    MessageJson retry(Access access, @PathVariable UUID id, @RequestBody(required = false) @Nullable RetryBody body) {
        boolean unclear = drawing.line(access.subAccountId(), id).state().equals("UNKNOWN");
        if (!unclear) {
            refuseUnless(retrySending.run(access.subAccountId(), id), ProblemType.NOT_FAILED);
        } else {
            boolean wanted = body != null && body.evenIfSent();
            refuseUnless(wanted && settleUnclear.sendAgain(access, id), ProblemType.MAY_HAVE_LEFT);
        }
        return drawing.draw(access.subAccountId(), id);
    }
}
