package dev.tandem.server.web.api;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.heldback.HeldBackStore;
import dev.tandem.server.heldback.HeldBackStore.HeldEmail;
import dev.tandem.server.heldback.ImportHeldBack;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.HeldBackJson.EmailJson;
import dev.tandem.server.web.api.HeldBackJson.ImportJson;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the gate holds back of one's own mailbox, and letting it in (R13). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/held-back")
@Tag(name = "Held back")
class HeldBackResource {

    private final HeldBackStore held;
    private final ImportHeldBack importHeldBack;

    HeldBackResource(HeldBackStore held, ImportHeldBack importHeldBack) {
        this.held = held;
        this.importHeldBack = importHeldBack;
    }

    @GetMapping
    @Operation(
            summary = "What is held back from you, newest first",
            description =
                    "Emails in your mailbox of contacts whom the sync policy does not let pass. Nothing else is kept of them.")
    HeldBackJson list(Access access, Stretch stretch) {
        SubAccountId subAccount = access.subAccountId();
        UserId viewer = access.userId();
        // Counted first: what comes in between is listed and not yet counted, never counted and not to be found.
        int count = held.count(subAccount, viewer);
        Page<HeldEmail> page = held.emails(subAccount, viewer, stretch.cursor(), stretch.limit());
        return new HeldBackJson(
                page.items().stream().map(EmailJson::of).toList(),
                count,
                page.nextCursor().orElse(null));
    }

    @PostMapping("/import")
    @Operation(
            summary = "Let in what is held back of some contacts",
            description = "Assigns them and has their held emails judged again; ask the import how far it has come.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportJson.class)))
    ResponseEntity<Object> begin(Access access, Once once, @RequestBody HeldBackBody body) {
        return once.answer(body, () -> {
            UUID begun = importHeldBack.run(new ImportHeldBack.Wish(
                    access.subAccountId(), access.userId(), body.contacts(), body.to(access.userId())));
            return Answer.accepted(
                    "/sub-accounts/" + access.subAccountId() + "/held-back/imports/" + begun, show(access, begun));
        });
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "How far your import has come")
    ImportJson show(Access access, @PathVariable UUID id) {
        return held.find(access.subAccountId(), access.userId(), id)
                .map(ImportJson::of)
                .orElseThrow(Refusal::notFound);
    }

    @DeleteMapping("/imports/{id}/assignment")
    @Operation(
            summary = "Give the contacts back to whom they were assigned before",
            description =
                    "What was imported stays, and its threads go on. A contact that somebody assigned since keeps that.")
    ImportJson undo(Access access, @PathVariable UUID id) {
        show(access, id);
        importHeldBack.undo(access.subAccountId(), access.userId(), id);
        return show(access, id);
    }
}
