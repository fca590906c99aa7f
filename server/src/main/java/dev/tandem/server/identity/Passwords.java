package dev.tandem.server.identity;

import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Encodes and compares passwords; the encoding names its own method, so that a stronger one can follow. */
@Component
public final class Passwords {

    /** NIST SP 800-63B asks for eight at least; ten costs nobody much. */
    public static final int LENGTH_MIN_CHARACTERS = 10;

    /** What bcrypt can take in. */
    public static final int LENGTH_MAX_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Compared with where there is no such user, so that the answer takes as long as with one. */
    private final String nobodys = encoded("nobody has this password");

    /** What is wrong with a new password, if anything. */
    static List<Fault> faults(String password) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN_CHARACTERS) {
            return List.of(Fault.of("password", "password.short", LENGTH_MIN_CHARACTERS));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LENGTH_MAX_BYTES) {
            return List.of(Fault.of("password", "password.long", LENGTH_MAX_BYTES));
        }
        return List.of();
    }

    String checkedAndEncoded(String password) {
        BadInput.throwIfAny(faults(password));
        return encoded(password);
    }

    /** Whether this is the password; takes the same time where none is stored. */
    public boolean matches(String password, Optional<String> stored) {
        boolean equal = encoder.matches(password, stored.orElse(nobodys));
        return equal && stored.isPresent();
    }

    String encoded(String password) {
        String encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("the encoder encodes what is not null");
        }
        return encoded;
    }
}
