package dev.tandem.server.reply;

import dev.tandem.core.contact.SubAccountId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that an email by the provider carries: who writes to it means that email.
 *
 * @param message the email that carries it
 */
public record ReturnAddress(SubAccountId subAccount, UUID message, Kind kind) {

    /** What comes there. */
    public enum Kind {
        /** Where answers go: its Reply-To. */
        REPLY,
        /** Where mail servers report: its envelope's sender. */
        BOUNCE
    }

    private static final Pattern LOCAL = Pattern.compile("(?i)(reply|bounce)\\+([a-z2-7]{16,64})");

    /** What stands before the @ of such an address. */
    record Local(Kind kind, String token) {

        /** Empty for every other address. Case does not matter: servers on the way change it. */
        static Optional<Local> parse(String local) {
            Matcher parts = LOCAL.matcher(local);
            return parts.matches()
                    ? Optional.of(new Local(
                            Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                            parts.group(2).toLowerCase(Locale.ROOT)))
                    : Optional.empty();
        }
    }
}
