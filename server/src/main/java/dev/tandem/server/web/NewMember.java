package dev.tandem.server.web;

import dev.tandem.server.identity.InviteMember.Invitation;
import dev.tandem.server.identity.MemberRole;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody to be added to a sub-account, as the form says it. */
public record NewMember(
        @Nullable String name,
        @Nullable String email,
        @Nullable MemberRole role) {

    /** The empty form. */
    public static final NewMember EMPTY = new NewMember("", "", MemberRole.USER);

    Invitation invitation() {
        return new Invitation(
                Objects.requireNonNullElse(email, ""),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(role, MemberRole.USER),
                Optional.empty());
    }
}
