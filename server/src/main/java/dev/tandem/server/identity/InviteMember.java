package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody a member of a sub-account; somebody new also becomes a user, with a password or by invitation. */
@Component
public class InviteMember {

    /** How long an invitation can be taken. */
    public static final Duration INVITATION_LIFE = Duration.ofDays(14);

    static final int NAME_MAX_CHARACTERS = 200;

    private final SubAccountStore subAccounts;
    private final UserStore users;
    private final InvitationStore invitations;
    private final Passwords passwords;
    private final InstantSource clock;

    InviteMember(
            SubAccountStore subAccounts,
            UserStore users,
            InvitationStore invitations,
            Passwords passwords,
            InstantSource clock) {
        this.subAccounts = subAccounts;
        this.users = users;
        this.invitations = invitations;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Adds the member, or changes the role of one. The password of an existing user is never touched. */
    @Transactional
    public Invited invite(Access access, Invitation invitation) {
        if (!access.admin()) {
            throw new NotAllowed("members");
        }
        EmailAddress login = checked(invitation);
        User user = users.withLogin(login)
                .map(known -> ofSameAgency(known, access))
                .orElseGet(() -> added(access, invitation));
        subAccounts.addMember(access.subAccountId(), user.id(), invitation.role(), clock.instant());
        Optional<String> token =
                users.passwordHash(user.id()).isPresent() ? Optional.empty() : Optional.of(token(user));
        Member member = subAccounts.member(access.subAccountId(), user.id()).orElseThrow();
        return new Invited(member, token);
    }

    private static EmailAddress checked(Invitation invitation) {
        List<Fault> faults = new ArrayList<>();
        Optional<EmailAddress> login = EmailAddress.parse(invitation.loginAddress());
        if (login.isEmpty()) {
            faults.add(Fault.of("email", "address.none"));
        }
        if (invitation.name().isBlank() || invitation.name().length() > NAME_MAX_CHARACTERS) {
            faults.add(Fault.of("name", "member.name", NAME_MAX_CHARACTERS));
        }
        invitation.password().map(Passwords::faults).ifPresent(faults::addAll);
        BadInput.throwIfAny(faults);
        return login.orElseThrow();
    }

    /** A user belongs to one agency; whether another one has this login is nobody's business here, but it has to be said. */
    private static User ofSameAgency(User user, Access access) {
        if (!user.agencyId().equals(access.subAccount().agencyId())) {
            throw new BadInput("email", "member.taken");
        }
        return user;
    }

    private User added(Access access, Invitation invitation) {
        SubAccount here = access.subAccount();
        UserStore.Profile profile =
                new UserStore.Profile(invitation.name().strip(), here.language(), here.timeZone(), Look.SYSTEM);
        UserStore.NewUser user =
                new UserStore.NewUser(here.agencyId(), invitation.loginAddress().strip(), false, profile);
        UserId id = users.add(user, clock.instant()).orElseThrow(() -> new BadInput("email", "member.taken"));
        invitation.password().map(passwords::checkedAndEncoded).ifPresent(hash -> users.setPassword(id, hash));
        return users.find(id).orElseThrow();
    }

    private String token(User user) {
        String token = Secrets.next();
        Instant expiresAt = clock.instant().plus(INVITATION_LIFE);
        invitations.keep(Secrets.hash(token), user.id(), expiresAt);
        return token;
    }

    /** Who shall become a member, and as what. */
    public record Invitation(String loginAddress, String name, MemberRole role, Optional<String> password) {}

    /**
     * The member.
     *
     * @param invitationToken for the page on which a new user sets a password; empty for whoever has one
     */
    public record Invited(Member member, Optional<String> invitationToken) {}
}
