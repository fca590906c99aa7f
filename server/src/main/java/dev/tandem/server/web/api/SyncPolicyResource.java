package dev.tandem.server.web.api;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Access;
import dev.tandem.server.policy.ChangeSyncPolicy;
import dev.tandem.server.policy.ChangeSyncPolicy.Wish;
import dev.tandem.server.policy.SyncPolicyStore;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import dev.tandem.server.web.api.SyncPolicyJson.ChangeJson;
import dev.tandem.server.web.api.SyncPolicyJson.OwnJson;
import dev.tandem.server.web.api.SyncPolicyJson.PreviewJson;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the mailboxes of a sub-account bring in, what another policy would change, and changing it (R13, R16, R28). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/sync-policy")
@Tag(name = "Sync policy")
class SyncPolicyResource {

    /** Changes that are listed. */
    private static final int CHANGES_SHOWN = 50;

    private final SyncPolicyStore policies;
    private final ChangeSyncPolicy changeSyncPolicy;

    SyncPolicyResource(SyncPolicyStore policies, ChangeSyncPolicy changeSyncPolicy) {
        this.policies = policies;
        this.changeSyncPolicy = changeSyncPolicy;
    }

    @GetMapping
    @Operation(summary = "The sync policy")
    SyncPolicyJson show(Access access) {
        return SyncPolicyJson.of(policies.settings(access.subAccountId(), Optional.empty()));
    }

    @PutMapping
    @Operation(
            summary = "Change the sync policy",
            description = "For admins. Emails that it concerns are judged again; ask the newest of the changes how far"
                    + " that has come.")
    SyncPolicyJson change(Access access, @RequestBody SyncPolicyJson body) {
        changeSyncPolicy.apply(access, new Wish(false, body.settings()));
        return show(access);
    }

    @PostMapping("/preview")
    @Operation(summary = "What another sync policy would change", description = "Of emails that have a verdict.")
    PreviewJson preview(Access access, @RequestBody SyncPolicyJson body) {
        return PreviewJson.of(changeSyncPolicy.foretell(access, new Wish(false, body.settings())));
    }

    @GetMapping("/own")
    @Operation(summary = "Your own block list", description = "For your own mailbox in this sub-account.")
    OwnJson own(Access access) {
        return new OwnJson(policies.settings(access.subAccountId(), Optional.of(access.userId()))
                .blocked());
    }

    @PutMapping("/own")
    @Operation(summary = "Change your own block list")
    OwnJson changeOwn(Access access, @RequestBody OwnJson body) {
        changeSyncPolicy.apply(access, own(body));
        return own(access);
    }

    @PostMapping("/own/preview")
    @Operation(summary = "What another block list of your own would change")
    PreviewJson previewOwn(Access access, @RequestBody OwnJson body) {
        return PreviewJson.of(changeSyncPolicy.foretell(access, own(body)));
    }

    /** Only the block list of it counts. */
    private static Wish own(OwnJson body) {
        return new Wish(
                true,
                new Settings(
                        GatePolicy.ASSIGNED, PlusSuffix.COUNTS, SyncPolicyJson.entries(body.blocked()), List.of()));
    }

    @GetMapping("/changes")
    @Operation(
            summary = "What was changed, newest first",
            description = "At most 50: those of the sub-account for admins, and your own.")
    Listing<ChangeJson> changes(Access access) {
        return Listing.of(
                new Page<>(
                        policies.changes(access.subAccountId(), CHANGES_SHOWN).stream()
                                .filter(change -> mayKnow(access, change))
                                .toList(),
                        Optional.empty()),
                ChangeJson::of);
    }

    @GetMapping("/changes/{id}")
    @Operation(summary = "How far a change has come")
    ChangeJson change(Access access, @PathVariable UUID id) {
        return ChangeJson.of(found(access, id));
    }

    @PostMapping("/changes/{id}/undo")
    @Operation(
            summary = "Undo a change",
            description =
                    "What it changed becomes as it was, and the same emails are judged again. What somebody answered"
                            + " from here stays.")
    ChangeJson undo(Access access, @PathVariable UUID id) {
        found(access, id);
        if (!changeSyncPolicy.undo(access, id)) {
            throw Refusal.of(ProblemType.NOT_UNDOABLE);
        }
        return change(access, id);
    }

    private Change found(Access access, UUID id) {
        return policies.change(access.subAccountId(), id)
                .filter(change -> mayKnow(access, change))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean mayKnow(Access access, Change change) {
        Optional<UserId> ownOf = change.ownOf();
        return ownOf.isPresent() ? ownOf.get().equals(access.userId()) : access.admin();
    }
}
