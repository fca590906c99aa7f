package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.UserStore.NewUser;
import dev.tandem.server.identity.UserStore.Profile;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the first agency of an installation. */
@Component
public class OpenAgency {

    private final UserStore users;
    private final Passwords passwords;
    private final InstantSource clock;

    OpenAgency(UserStore users, Passwords passwords, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The new agency; empty, and nothing done, where there is one already. */
    @Transactional
    public Optional<UUID> first(String name) {
        return users.empty() ? Optional.of(users.addAgency(name, clock.instant())) : Optional.empty();
    }

    /** Adds a user with a password, which here may be as simple as a demo wants it. */
    @Transactional
    public UserId addUser(UUID agency, String address, Profile profile, boolean admin, String password) {
        UserId user = users.add(new NewUser(agency, address, admin, profile), clock.instant())
                .orElseThrow(() -> new BadInput("email", "member.taken"));
        users.setPassword(user, passwords.encoded(password));
        return user;
    }

    /**
     * The first agency with its admin; empty, and nothing done, where somebody is already.
     *
     * @param wanted the password the operator chose; empty: one is made up
     * @throws BadInput when the address is none or the password too short
     */
    @Transactional
    public Optional<FirstAdmin> withAdmin(String address, Optional<String> wanted) {
        EmailAddress login = EmailAddress.parse(address).orElseThrow(() -> new BadInput("email", "address.none"));
        wanted.map(Passwords::faults).ifPresent(BadInput::throwIfAny);
        return first(login.domain()).map(agency -> {
            String password = wanted.orElseGet(Secrets::next);
            Profile profile = new Profile(login.value(), Language.EN, ZoneOffset.UTC, Look.SYSTEM);
            addUser(agency, login.value(), profile, true, password);
            return new FirstAdmin(login.value(), password);
        });
    }

    /** How to log in for the first time. */
    public record FirstAdmin(String address, String password) {}
}
