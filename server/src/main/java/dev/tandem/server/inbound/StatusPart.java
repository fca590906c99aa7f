package dev.tandem.server.inbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.inbound.DeliveryReport.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a {@code message/delivery-status} part says of each recipient (RFC 3464 section 2.3, RFC 6533). */
final class StatusPart {

    /** More recipients of one email are read no further. */
    static final int RECIPIENTS_MAX = 1_000;

    private static final Pattern TYPE = Pattern.compile("^\\s*[\\w-]{1,40}\\s*;\\s*");
    private static final Pattern ADDRESS_TYPE =
            Pattern.compile("(?i)^\\s*(?:rfc822|utf-8|x-[\\w-]{1,40}|local|dns|smtp|unknown)\\s*;\\s*");

    private StatusPart() {}

    /** One recipient and what became of the email to it. */
    record Told(Kind kind, Optional<EmailAddress> recipient, Optional<String> status, String diagnostic) {}

    static List<Told> of(String text) {
        return FieldBlocks.of(text).stream()
                .flatMap(StatusPart::told)
                .limit(RECIPIENTS_MAX)
                .toList();
    }

    private static Stream<Told> told(HeaderLines block) {
        String said = block.first("Diagnostic-Code")
                .map(value -> TYPE.matcher(value).replaceFirst(""))
                .orElse("");
        Optional<String> reported = block.first("Status");
        Optional<Kind> kind =
                block.first("Action").flatMap(StatusPart::kind).or(() -> reported.flatMap(StatusPart::kindOf));
        Optional<EmailAddress> recipient = recipient(block);
        boolean ofRecipient = block.first("Action").isPresent() || recipient.isPresent();
        return kind
                .filter(known -> ofRecipient)
                .map(known -> new Told(known, recipient, status(known, reported, said), DiagnosticText.ofField(said)))
                .stream();
    }

    /** Some servers report a failure with the code of success. */
    private static Optional<String> status(Kind kind, Optional<String> reported, String said) {
        boolean reached = kind == Kind.DELIVERED || kind == Kind.RELAYED;
        return StatusCode.of(reported.filter(code -> reached || !code.startsWith("2")), said);
    }

    /** The address that the sender wrote, where the report has it; a forwarding may have made another of it. */
    private static Optional<EmailAddress> recipient(HeaderLines block) {
        return Stream.of("Original-Recipient", "Final-Recipient", "X-Actual-Recipient", "Recipient")
                .flatMap(name -> block.all(name).stream())
                .flatMap(value -> address(value).stream())
                .findFirst();
    }

    private static Optional<EmailAddress> address(String value) {
        String bare = ADDRESS_TYPE.matcher(value).replaceFirst("").strip();
        int open = bare.indexOf('<');
        int close = bare.indexOf('>', open + 1);
        return EmailAddress.parse(open >= 0 && close > open ? bare.substring(open + 1, close) : bare);
    }

    private static Optional<Kind> kind(String action) {
        String word = action.strip().toLowerCase(Locale.ROOT);
        if (word.contains("fail")) {
            return Optional.of(Kind.FAILED);
        }
        if (word.startsWith("delay")) {
            return Optional.of(Kind.DELAYED);
        }
        if (word.startsWith("relay")) {
            return Optional.of(Kind.RELAYED);
        }
        boolean delivered = word.startsWith("delivered") || word.startsWith("expanded");
        return delivered ? Optional.of(Kind.DELIVERED) : Optional.empty();
    }

    /** Where no known action is named; a class that is not 2 or 4 is a failure. */
    private static Optional<Kind> kindOf(String status) {
        return StatusCode.in(status).map(code -> switch (code.charAt(0)) {
            case '2' -> Kind.DELIVERED;
            case '4' -> Kind.DELAYED;
            default -> Kind.FAILED;
        });
    }
}
