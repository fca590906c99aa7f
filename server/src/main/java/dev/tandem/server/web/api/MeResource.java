package dev.tandem.server.web.api;

import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whose token this is. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Me")
class MeResource {

    private final SubAccountStore subAccounts;

    MeResource(SubAccountStore subAccounts) {
        this.subAccounts = subAccounts;
    }

    /** A user. */
    @Schema(name = "User")
    record UserJson(
            UUID id,
            @Schema(example = "ben@nordlicht.example") String email,
            @Schema(example = "Ben Arnold") String name,

            @Schema(description = "May run every sub-account of the agency")
            boolean agencyAdmin,

            @Schema(example = "en") String language,
            @Schema(example = "Europe/Berlin") String timeZone) {

        static UserJson of(User user) {
            return new UserJson(
                    user.id().value(),
                    user.loginAddress(),
                    user.name(),
                    user.agencyAdmin(),
                    user.language().tag(),
                    user.timeZone().getId());
        }
    }

    /** A sub-account the user belongs to, and as what. */
    @Schema(name = "Membership")
    record MembershipJson(SubAccountJson subAccount, MemberRole role) {}

    /** The user with everything they belong to. */
    @Schema(name = "Me")
    record MeJson(UserJson user, List<MembershipJson> memberships) {}

    @GetMapping
    @Operation(summary = "Who you are, and where you belong")
    MeJson me(Actor actor) {
        return new MeJson(
                UserJson.of(actor.user()),
                subAccounts.ofUser(actor.id()).stream()
                        .map(membership ->
                                new MembershipJson(SubAccountJson.of(membership.subAccount()), membership.role()))
                        .toList());
    }
}
