package dev.tandem.server.identity;

import dev.tandem.core.mail.EmailAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells from address and password who somebody is. */
@Component
public class LogIn {

    private final UserStore users;
    private final Passwords passwords;
    private final LoginThrottle throttle;

    LogIn(UserStore users, Passwords passwords, LoginThrottle throttle) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * Checks a login.
     *
     * @param from where the attempt comes from, for throttling
     */
    public Outcome with(String loginAddress, String password, String from) {
        Optional<EmailAddress> address = EmailAddress.parse(loginAddress);
        String login = address.map(EmailAddress::matchKey).orElse("");
        if (!throttle.admits(login, from)) {
            return new TooManyAttempts(LoginThrottle.WINDOW.toSeconds());
        }
        Optional<User> user = address.flatMap(users::withLogin);
        boolean right = passwords.matches(password, user.flatMap(known -> users.passwordHash(known.id())));
        if (right && user.isPresent()) {
            throttle.succeeded(login, from);
            return new Known(user.get());
        }
        throttle.failed(login, from);
        return new Unknown();
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /** This is who it is. */
    public record Known(User user) implements Outcome {}

    /** Address and password do not belong together; which of the two is wrong stays unsaid. */
    public record Unknown() implements Outcome {}

    /**
     * Too many wrong attempts; not even the right password counts now.
     *
     * @param seconds after which it is worth another try, at most
     */
    public record TooManyAttempts(long seconds) implements Outcome {}
}
