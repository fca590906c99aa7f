package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recipient as people write one: {@code jana@praxis-weber.example} or {@code Jana Weber <jana@praxis-weber.example>}. */
public record WrittenRecipient(String name, EmailAddress address) {

    private static final Pattern NAMED = Pattern.compile("(?s)(.*)<([^<>]*)>\\s*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** Empty where there is no address in it. */
    public static Optional<WrittenRecipient> parse(String written) {
        Matcher named = NAMED.matcher(written);
        return named.matches()
                ? EmailAddress.parse(named.group(2).strip())
                        .map(address -> new WrittenRecipient(name(named.group(1)), address))
                : EmailAddress.parse(written.strip()).map(address -> new WrittenRecipient("", address));
    }

    /** With its place on the email. */
    Participant as(Role role) {
        return new Participant(role, address, name);
    }

    /** Quotes belong to the writing and not to the name; a line end in it would be somebody else's header (F56). */
    private static String name(String written) {
        String plain = CONTROL.matcher(written).replaceAll(" ").strip();
        boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1).replaceAll("\\\\(.)", "$1") : plain;
    }
}
