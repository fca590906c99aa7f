package dev.tandem.server.web.api;

import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactQueries.Duplicates;
import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.contact.MergeStore;
import dev.tandem.server.contact.MergeStore.Merge;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merging contacts that are one and the same. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/contacts")
@Tag(name = "Contacts")
class MergeResource {

    private static final int GROUPS_MAX = 200;

    private final MergeContacts mergeContacts;
    private final MergeStore merges;
    private final ContactQueries queries;

    MergeResource(MergeContacts mergeContacts, MergeStore merges, ContactQueries queries) {
        this.mergeContacts = mergeContacts;
        this.merges = merges;
        this.queries = queries;
    }

    /** Which contacts become one. */
    @Schema(name = "MergeOrder")
    record MergeBody(
            @Schema(description = "The one that stays; left out, the one that was created first") @Nullable
            UUID into,

            @Schema(description = "Two to twenty contacts; the one that stays may stand here or not") @Nullable
            List<UUID> contactIds) {}

    /** A merge. */
    @Schema(name = "Merge")
    record MergeJson(
            UUID id,
            UUID into,

            @Schema(description = "Those that became part of it and are contacts no more, unless it was undone")
            List<UUID> contactIds,

            Instant mergedAt,
            Instant undoUntil,
            @Nullable Instant undoneAt) {

        static MergeJson of(Merge merge) {
            return new MergeJson(
                    merge.mergeId(),
                    merge.into(),
                    merge.others(),
                    merge.mergedAt(),
                    merge.undoUntil(),
                    merge.undoneAt().orElse(null));
        }
    }

    /** Contacts that may be one and the same. */
    @Schema(name = "Duplicates")
    record DuplicatesJson(
            @Schema(description = "The address they have in common; null where it is name and company") @Nullable
            String address,

            List<UUID> contactIds) {

        static DuplicatesJson of(Duplicates group) {
            return new DuplicatesJson(group.address().orElse(null), group.contacts());
        }
    }

    @GetMapping("/duplicates")
    @Operation(
            summary = "Possible duplicates",
            description =
                    "At most 200 groups of contacts with an address in common, or with name and company; first created first.")
    Listing<DuplicatesJson> duplicates(Access access) {
        return Listing.of(
                new Page<>(queries.duplicates(access.subAccountId(), GROUPS_MAX), Optional.empty()),
                DuplicatesJson::of);
    }

    @PostMapping("/merge")
    @Operation(
            summary = "Merge contacts",
            description =
                    "Conversations, addresses and tags are united in the one that stays, whose empty fields are filled from the"
                            + " others. It can be undone for a day.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MergeJson.class)))
    ResponseEntity<Object> merge(Access access, Once once, @RequestBody MergeBody body) {
        return once.answer(body, () -> {
            List<UUID> chosen = body.contactIds() == null
                    ? List.of()
                    : body.contactIds().stream().filter(Objects::nonNull).toList();
            UUID merge = mergeContacts.merge(access, chosen, Optional.ofNullable(body.into()));
            return Answer.created(
                    "/sub-accounts/" + access.subAccountId() + "/contacts/merges/" + merge, show(access, merge));
        });
    }

    @GetMapping("/merges/{id}")
    @Operation(summary = "One merge", description = "It is forgotten when it can no longer be undone.")
    MergeJson show(Access access, @PathVariable UUID id) {
        return merges.find(access.subAccountId(), id).map(MergeJson::of).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/merges/{id}/undo")
    @Operation(
            summary = "Undo a merge",
            description =
                    "Everybody gets back what was theirs, with what came since then into their threads. Undoing it again changes"
                            + " nothing.")
    MergeJson undo(Access access, @PathVariable UUID id) {
        return switch (mergeContacts.undo(access, id)) {
            case DONE -> show(access, id);
            case UNKNOWN -> throw Refusal.notFound();
            case TOO_LATE, GONE -> throw Refusal.of(ProblemType.NOT_UNDOABLE);
        };
    }
}
