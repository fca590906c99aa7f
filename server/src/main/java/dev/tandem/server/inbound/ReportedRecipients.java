package dev.tandem.server.inbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.inbound.DeliveryReport.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recipients that a server's own words say were not reached, for reports without a readable status part. */
final class ReportedRecipients {

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}\\.?){1,20}(?<![.-])");

    private static final Pattern LINE_START = Pattern.compile("(?i)^[\\s>*<\"'(\u2022-]*(?:mailto:)?$");
    private static final Pattern NAMED_AS_RECIPIENT =
            Pattern.compile("(?iu)(?:\\brcpt to|recipients?(?: address)?|\\bto|\\ban|\\bfor|userid"
                    + "|empf\u00e4nger\\w{0,2}|attempts|mailto|address(?:es)?|adressen?)\\s*:?[\\s<*\"'(\u201e]*$");
    private static final Pattern NOT_A_RECIPIENT = Pattern.compile(
            "(?iu)(?:\\bmail from|\\bsender|envelope-from|\\bfrom|\\bvon|message-?id|return-path|reply-to|\\bid)\\s*:?[\\s<*\"'(]*$");
    private static final Pattern QUOTED_LINE = Pattern.compile(
            "(?i)^\\s*(?:from|sender|reply-to|return-path|to|cc|bcc|subject|date|message-id|mail from)\\s*:.*");
    private static final Pattern SYSTEM = Pattern.compile("(?i)^(?:mailer-?daemon|post-?master|abuse|hostmaster)$");

    private final ReportText text;
    private final Set<EmailAddress> readers;
    private final Map<EmailAddress, Place> named = new LinkedHashMap<>();
    private final Map<EmailAddress, Place> mentioned = new LinkedHashMap<>();

    private ReportedRecipients(ReportText text, Set<EmailAddress> readers) {
        this.text = text;
        this.readers = readers;
    }

    /** Where an address stands first. */
    private record Place(int line, int end) {

        /** Known from elsewhere, and not in the text. */
        static final Place NOWHERE = new Place(-1, 0);
    }

    /**
     * The recipients with what is said of each.
     *
     * @param known recipients that another part of the report names; only these are looked for, if there are any
     * @param readers to whom the report is addressed: the sender of the email that was not delivered
     */
    static List<Failure> in(ReportText text, Set<EmailAddress> known, Set<EmailAddress> readers) {
        ReportedRecipients reading = new ReportedRecipients(text, readers);
        reading.read();
        return reading.failures(known);
    }

    private void read() {
        for (int at = 0; at < text.notice().size() && named.size() < StatusPart.RECIPIENTS_MAX; at++) {
            Matcher address = ADDRESS.matcher(text.notice().get(at));
            while (address.find()) {
                note(at, text.notice().get(at), address);
            }
        }
    }

    private void note(int at, String line, Matcher found) {
        String before = line.substring(Math.max(0, found.start() - 40), found.start());
        Optional<EmailAddress> address = EmailAddress.parse(found.group());
        if (address.isEmpty() || NOT_A_RECIPIENT.matcher(before).find()) {
            return;
        }
        boolean startsLine =
                found.start() <= before.length() && LINE_START.matcher(before).matches();
        boolean recipient = startsLine || NAMED_AS_RECIPIENT.matcher(before).find();
        boolean sure = recipient && !QUOTED_LINE.matcher(line).matches();
        Map<EmailAddress, Place> notes = sure ? named : mentioned;
        notes.putIfAbsent(address.get(), new Place(at, found.end()));
    }

    private List<Failure> failures(Set<EmailAddress> known) {
        Map<EmailAddress, Place> chosen = known.isEmpty() ? chosen() : places(known);
        List<Failure> failures = new ArrayList<>();
        chosen.forEach((address, place) -> failures.add(failure(address, place, chosen)));
        return failures;
    }

    private Map<EmailAddress, Place> chosen() {
        Map<EmailAddress, Place> sure = withoutBystanders(named);
        Map<EmailAddress, Place> probable = sure.isEmpty() ? withoutBystanders(mentioned) : sure;
        return probable.isEmpty() ? named : probable;
    }

    private Map<EmailAddress, Place> withoutBystanders(Map<EmailAddress, Place> places) {
        Map<EmailAddress, Place> left = new LinkedHashMap<>(places);
        left.keySet()
                .removeIf(address -> readers.contains(address)
                        || SYSTEM.matcher(address.local()).matches());
        return left;
    }

    private Map<EmailAddress, Place> places(Set<EmailAddress> known) {
        Map<EmailAddress, Place> places = new LinkedHashMap<>();
        known.forEach(address ->
                places.put(address, named.getOrDefault(address, mentioned.getOrDefault(address, Place.NOWHERE))));
        return places;
    }

    private Failure failure(EmailAddress address, Place place, Map<EmailAddress, Place> all) {
        Optional<String> ofAll = all.size() == 1 ? StatusCode.of(Optional.empty(), text.words()) : Optional.empty();
        if (place.equals(Place.NOWHERE)) {
            return new Failure(address, ofAll, all.size() == 1 ? DiagnosticText.anywhere(text.notice()) : "");
        }
        List<String> own = text.notice().subList(place.line(), end(place, all));
        String rest = own.getFirst().substring(place.end());
        Optional<String> status = StatusCode.of(Optional.empty(), String.join("\n", own));
        return new Failure(address, status.or(() -> ofAll), DiagnosticText.among(own, rest));
    }

    /** What is said of a recipient ends where the next one is named. */
    private int end(Place place, Map<EmailAddress, Place> all) {
        return all.values().stream()
                .mapToInt(Place::line)
                .filter(line -> line > place.line())
                .min()
                .orElse(text.notice().size());
    }
}
