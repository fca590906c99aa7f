package dev.tandem.server.inbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.inbound.EmailHeaders.Person;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The email that a report is about, as far as the report returns it.
 *
 * @param ids its Message-ID and those it may have had before a server rewrote it, the surest first
 * @param recipients all of its To, Cc and Bcc that are still there
 */
record ReportedOriginal(List<RfcMessageId> ids, Set<EmailAddress> recipients) {

    static final int HEADERS_MAX_BYTES = 256 * 1024;
    static final int IDS_MAX = 10;

    private static final Set<String> RETURNED_TYPES = Set.of(
            "message/rfc822",
            "message/global",
            "message/partial",
            "message/rfc822-headers",
            "text/rfc822-headers",
            "message/global-headers");

    private static final List<String> ID_FIELDS =
            List.of("Message-ID", "X-Original-Message-ID", "X-Google-Original-Message-ID", "Original-Message-ID");

    private static final Pattern ID_IN_TEXT = Pattern.compile(
            "(?im)^[\\s>]{0,20}(?:original[- ])?message[- ]?id\\s{0,4}:\\s{0,80}(<[^<>\\s]{3,250}>|[^<>\\s@]{1,200}@[^<>\\s@]{1,200})");

    static ReportedOriginal of(HeaderLines report, ReportText text, List<ReadAttachment> parts) {
        HeaderLines returned = returned(parts).orElse(text.original());
        Stream<RfcMessageId> quoted = Stream.concat(
                        ID_IN_TEXT.matcher(text.words()).results().map((MatchResult found) -> found.group(1)),
                        Stream.of("X-Original-Message-ID", "Original-Message-ID", "In-Reply-To")
                                .flatMap(name -> report.all(name).stream()))
                .flatMap(value -> RfcMessageId.parse(value).stream());
        List<RfcMessageId> known = RfcMessageId.once(Stream.concat(ids(returned), quoted));
        List<RfcMessageId> about = known.isEmpty() ? last(report) : known;
        return new ReportedOriginal(about.stream().limit(IDS_MAX).toList(), recipients(returned));
    }

    private static Optional<HeaderLines> returned(List<ReadAttachment> parts) {
        return parts.stream()
                .filter(part -> RETURNED_TYPES.contains(part.contentType()))
                .flatMap(part ->
                        FieldBlocks.of(start(part.bytes().bytes())).stream().limit(1))
                .findFirst();
    }

    private static String start(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, HEADERS_MAX_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static Stream<RfcMessageId> ids(HeaderLines returned) {
        return ID_FIELDS.stream()
                .flatMap(name -> returned.all(name).stream())
                .flatMap(value -> RfcMessageId.parse(value).stream());
    }

    /** The last reference only: those before it are emails of the thread that were delivered. */
    private static List<RfcMessageId> last(HeaderLines report) {
        List<RfcMessageId> references =
                report.first("References").map(RfcMessageId::parseAll).orElse(List.of());
        return references.isEmpty() ? List.of() : List.of(references.getLast());
    }

    private static Set<EmailAddress> recipients(HeaderLines returned) {
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(name -> AddressLines.people(returned.all(name)).stream())
                .map(Person::address)
                .limit(StatusPart.RECIPIENTS_MAX)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
