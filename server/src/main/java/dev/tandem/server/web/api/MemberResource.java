package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.InviteMember;
import dev.tandem.server.identity.InviteMember.Invitation;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.RemoveMember;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a sub-account. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/members")
@Tag(name = "Members")
class MemberResource {

    private final SubAccountStore subAccounts;
    private final InviteMember inviteMember;
    private final RemoveMember removeMember;
    private final TandemProperties properties;

    MemberResource(
            SubAccountStore subAccounts,
            InviteMember inviteMember,
            RemoveMember removeMember,
            TandemProperties properties) {
        this.subAccounts = subAccounts;
        this.inviteMember = inviteMember;
        this.removeMember = removeMember;
        this.properties = properties;
    }

    /** Who shall become a member. */
    @Schema(name = "NewMember")
    record NewMember(
            @Schema(description = "The login address", example = "ada@nordlicht.example") @Nullable
            String email,

            @Schema(example = "Ada Lenz") @Nullable String name,

            @Schema(description = "USER if left out") @Nullable
            MemberRole role,

            @Schema(description = "For a new user; without one the answer carries an invitationUrl") @Nullable
            String password) {

        Invitation invitation() {
            return new Invitation(
                    Objects.requireNonNullElse(email, ""),
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(role, MemberRole.USER),
                    Optional.ofNullable(password));
        }

        /** What is remembered of the request: never a password, not even as a hash that could be guessed at. */
        private NewMember withoutPassword() {
            return new NewMember(email, name, role, password == null ? null : "given");
        }

        @Override
        public String toString() {
            return "NewMember[" + role + "]";
        }
    }

    @GetMapping
    @Operation(summary = "The members")
    Listing<MemberJson> list(Access access, Stretch stretch) {
        return Listing.of(
                stretch.of(
                        subAccounts.members(access.subAccountId()),
                        member -> member.user().id().value()),
                member -> MemberJson.of(member, null));
    }

    @PostMapping
    @Operation(
            summary = "Add a member, or change the role of one",
            description =
                    "For admins, who may add themselves. Somebody new also becomes a user: with a password, or by the invitationUrl"
                            + " in the answer. The password of a user who exists is never touched.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MemberJson.class)))
    ResponseEntity<Object> add(Access access, Once once, @RequestBody NewMember body) {
        return once.answer(body.withoutPassword(), () -> {
            InviteMember.Invited invited = inviteMember.invite(access, body.invitation());
            String url = invited.invitationToken().map(this::invitationUrl).orElse(null);
            MemberJson member = MemberJson.of(invited.member(), null);
            return new Answer(
                    201,
                    "/sub-accounts/" + access.subAccountId() + "/members/" + member.userId(),
                    MemberJson.of(invited.member(), url),
                    member);
        });
    }

    private String invitationUrl(String token) {
        return properties.publicUrl() + "/invitations/" + token;
    }

    @GetMapping("/{userId}")
    @Operation(summary = "One member")
    MemberJson show(Access access, @PathVariable UUID userId) {
        return subAccounts
                .member(access.subAccountId(), new UserId(userId))
                .map(member -> MemberJson.of(member, null))
                .orElseThrow(Refusal::notFound);
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove a member",
            description = "Admins remove anybody, everybody may leave. The member's connection here ends (R75).")
    void remove(Access access, @PathVariable UUID userId) {
        if (!removeMember.remove(access, new UserId(userId))) {
            throw Refusal.notFound();
        }
    }
}
