package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.MemberRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user who belongs to the sub-account. */
@Schema(name = "Member")
record MemberJson(
        UUID userId,
        @Schema(example = "ada@nordlicht.example") String email,
        @Schema(example = "Ada Lenz") String name,
        MemberRole role,

        @Schema(description = "Has no password yet, because the invitation was not taken")
        boolean invited,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Where the new user sets a password; only in the answer that adds the member")
        @Nullable
        String invitationUrl) {

    static MemberJson of(Member member, @Nullable String invitationUrl) {
        return new MemberJson(
                member.user().id().value(),
                member.user().loginAddress(),
                member.user().name(),
                member.role(),
                member.invited(),
                invitationUrl);
    }
}
