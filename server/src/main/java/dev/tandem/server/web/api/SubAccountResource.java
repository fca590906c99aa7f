package dev.tandem.server.web.api;

import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SetUpSubAccount;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.MergePatch;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sub-accounts and their settings. */
@RestController
@RequestMapping("/api/v1/sub-accounts")
@Tag(name = "Sub-accounts")
class SubAccountResource {

    private final SubAccountStore subAccounts;
    private final SetUpSubAccount setUp;
    private final MergePatch patches;

    SubAccountResource(SubAccountStore subAccounts, SetUpSubAccount setUp, MergePatch patches) {
        this.subAccounts = subAccounts;
        this.setUp = setUp;
        this.patches = patches;
    }

    @GetMapping
    @Operation(
            summary = "The sub-accounts you can enter",
            description = "Those you belong to; for an agency admin all of the agency.")
    Listing<SubAccountJson> list(Actor actor, Stretch stretch) {
        return Listing.of(page(actor, stretch), SubAccountJson::of);
    }

    private Page<SubAccount> page(Actor actor, Stretch stretch) {
        return actor.agencyAdmin()
                ? subAccounts.ofAgency(actor.user().agencyId(), stretch.cursor(), stretch.limit())
                : stretch.of(
                        subAccounts.ofUser(actor.id()).stream()
                                .map(Membership::subAccount)
                                .toList(),
                        subAccount -> subAccount.id().value());
    }

    @PostMapping
    @Operation(
            summary = "Make a sub-account",
            description =
                    "For agency admins. It has no members yet; add some, yourself included if you want a mailbox here.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SubAccountJson.class)))
    ResponseEntity<Object> make(Actor actor, Once once, @RequestBody SubAccountBody body) {
        return once.answer(body, () -> {
            SubAccountJson made = SubAccountJson.of(setUp.make(actor, body.settings(actor.user())));
            return Answer.created("/sub-accounts/" + made.id(), made);
        });
    }

    @GetMapping("/{sub}")
    @Operation(summary = "One sub-account")
    SubAccountJson show(Access access) {
        return SubAccountJson.of(access.subAccount());
    }

    @PatchMapping(
            path = "/{sub}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Change settings", description = "For admins. What is left out stays.")
    SubAccountJson change(
            Access access,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SubAccountBody.class)))
                    JsonNode patch) {
        SubAccountBody wanted = patches.changed(SubAccountBody.of(access.subAccount()), patch, SubAccountBody.class);
        return SubAccountJson.of(
                setUp.change(access, wanted.settings(access.actor().user())));
    }
}
