package dev.tandem.server.identity;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A new user sets the first password. */
@Component
public class TakeInvitation {

    private final InvitationStore invitations;
    private final UserStore users;
    private final Passwords passwords;
    private final InstantSource clock;

    TakeInvitation(InvitationStore invitations, UserStore users, Passwords passwords, InstantSource clock) {
        this.invitations = invitations;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Who is invited; empty when it was used, has expired, or never was. */
    public Optional<User> invited(String token) {
        return invitations.find(Secrets.hash(token), clock.instant());
    }

    /** Sets the password; false when the invitation is no longer open. */
    @Transactional
    public boolean take(String token, String password) {
        String hash = Secrets.hash(token);
        Optional<User> user = invitations.find(hash, clock.instant());
        if (user.isEmpty()) {
            return false;
        }
        String encoded = passwords.checkedAndEncoded(password);
        if (!invitations.use(hash, clock.instant())) {
            return false;
        }
        users.setPassword(user.get().id(), encoded);
        return true;
    }
}
