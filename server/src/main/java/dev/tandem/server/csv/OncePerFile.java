package dev.tandem.server.csv;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.csv.ContactLine.Asked;
import dev.tandem.server.csv.ContactLine.Refused;
import java.util.HashMap;
import java.util.Map;

/** An address stands once in a file; what comes second is refused, so that no line silently undoes another (R28 says what is the same). */
final class OncePerFile {

    private final Map<String, Long> lineOf = new HashMap<>();

    /** The line, or why it cannot be taken after all. */
    ContactLine of(ContactLine line) {
        return switch (line) {
            case Refused refused -> refused;
            case Asked asked -> once(asked);
        };
    }

    private ContactLine once(Asked asked) {
        for (String address : asked.addresses()) {
            Long earlier = lineOf.get(new EmailAddress(address).matchKey());
            if (earlier != null) {
                return Refused.of(asked.source(), "import.twice", address, earlier);
            }
        }
        asked.addresses()
                .forEach(address -> lineOf.put(
                        new EmailAddress(address).matchKey(), asked.source().number()));
        return asked;
    }
}
