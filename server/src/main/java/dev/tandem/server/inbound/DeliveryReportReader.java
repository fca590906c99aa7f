package dev.tandem.server.inbound;

import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.inbound.DeliveryReport.Failure;
import dev.tandem.server.inbound.DeliveryReport.Kind;
import dev.tandem.server.inbound.EmailHeaders.Person;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import dev.tandem.server.inbound.StatusPart.Told;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises a delivery report and reads it (R18, F83): by its status part where it has one (RFC 3464), else by the words that mail
 * servers have used for this since the eighties. Reads only the beginning of each part, never what is inside the returned email, and is
 * thrown off by nothing.
 */
final class DeliveryReportReader {

    /** No status part that a server wrote is longer. */
    static final int STATUS_MAX_BYTES = 1024 * 1024;

    private static final Set<String> STATUS_TYPES =
            Set.of("message/delivery-status", "message/global-delivery-status", "message/x-delivery-status");

    private final HeaderLines headers;
    private final ReportText text;
    private final List<ReadAttachment> parts;

    private DeliveryReportReader(HeaderLines headers, String text, List<ReadAttachment> parts) {
        this.headers = headers;
        this.text = ReportText.of(text);
        this.parts = parts;
    }

    /** The report that this email is, if it is one. */
    static Optional<DeliveryReport> of(HeaderLines headers, String text, List<ReadAttachment> parts) {
        Automatic kind = AutomaticLines.kind(headers);
        ReportLines lines = new ReportLines(headers);
        if (kind == Automatic.DELIVERY_REPORT || (statusParts(parts).findAny().isPresent() && lines.isBarelyReport())) {
            return Optional.of(new DeliveryReportReader(headers, text, parts).report());
        }
        boolean speaks = kind == Automatic.REPLY && lines.hasNoEnvelopeSender() && !lines.isReadReceipt();
        return speaks
                ? Optional.of(new DeliveryReportReader(headers, text, parts))
                        .filter(DeliveryReportReader::saysFailed)
                        .map(DeliveryReportReader::report)
                : Optional.empty();
    }

    private static Stream<ReadAttachment> statusParts(List<ReadAttachment> parts) {
        return parts.stream().filter(part -> STATUS_TYPES.contains(part.contentType()));
    }

    /** An envelope without a sender and a failure in plain words, with a recipient. An absence note has no such words. */
    private boolean saysFailed() {
        return StatusCode.isFailureSpoken(text.words()) && !spoken(Set.of()).isEmpty();
    }

    private DeliveryReport report() {
        ReportedOriginal original = ReportedOriginal.of(headers, text, parts);
        List<Told> told = told();
        Kind kind = told.stream().map(Told::kind).min(Kind::compareTo).orElseGet(this::spokenKind);
        List<Failure> failures = switch (kind) {
            case FAILED, DELAYED -> failures(told, kind, original);
            case DELIVERED, RELAYED -> List.of();
        };
        return new DeliveryReport(kind, failures, original.ids());
    }

    private Kind spokenKind() {
        return SpokenKind.of(HeaderText.decoded(headers.first("Subject").orElse("")), text.words());
    }

    /** What the status part says; where there is none, some servers write its lines into the text. */
    private List<Told> told() {
        List<Told> told = statusParts(parts)
                .flatMap(part -> StatusPart.of(start(part.bytes().bytes())).stream())
                .limit(StatusPart.RECIPIENTS_MAX)
                .toList();
        return told.isEmpty() ? StatusPart.of(text.words()) : told;
    }

    private static String start(byte[] bytes) {
        byte[] start = bytes.length <= STATUS_MAX_BYTES ? bytes : Arrays.copyOf(bytes, STATUS_MAX_BYTES);
        return TextCharset.decode(start, StandardCharsets.UTF_8.name());
    }

    private List<Failure> failures(List<Told> told, Kind kind, ReportedOriginal original) {
        Map<EmailAddress, Failure> failures = new LinkedHashMap<>();
        told.stream()
                .filter(one -> one.kind() == kind)
                .forEach(one -> one.recipient()
                        .ifPresent(address ->
                                failures.putIfAbsent(address, new Failure(address, one.status(), one.diagnostic()))));
        if (failures.isEmpty()) {
            List<Failure> unnamed = unnamed(told, kind, original);
            return kind == Kind.DELAYED
                    ? unnamed.stream().map(DeliveryReportReader::stillTried).toList()
                    : unnamed;
        }
        return failures.values().stream().map(this::inWords).toList();
    }

    /** Where the status part gives no reason, the text may. */
    private Failure inWords(Failure failure) {
        if (!failure.diagnostic().isEmpty()) {
            return failure;
        }
        Failure said = ReportedRecipients.in(text, Set.of(failure.recipient()), Set.of())
                .getFirst();
        return new Failure(failure.recipient(), StatusCode.of(failure.status(), said.diagnostic()), said.diagnostic());
    }

    /** The status part names nobody: the header, the text or, where it had one recipient, the returned email does. */
    private List<Failure> unnamed(List<Told> told, Kind kind, ReportedOriginal original) {
        List<Failure> spoken = spoken(failedRecipients());
        List<Failure> found =
                spoken.isEmpty() && original.recipients().size() == 1 ? spoken(original.recipients()) : spoken;
        Optional<Told> only = told.stream().filter(one -> one.kind() == kind).findFirst();
        return only.isPresent() && found.size() == 1 ? List.of(joined(found.getFirst(), only.get())) : found;
    }

    private static Failure stillTried(Failure failure) {
        return new Failure(failure.recipient(), failure.status().map(StatusCode::whileTried), failure.diagnostic());
    }

    private static Failure joined(Failure spoken, Told told) {
        String diagnostic = told.diagnostic().isEmpty() ? spoken.diagnostic() : told.diagnostic();
        return new Failure(spoken.recipient(), StatusCode.of(told.status().or(spoken::status), diagnostic), diagnostic);
    }

    private List<Failure> spoken(Set<EmailAddress> known) {
        Set<EmailAddress> readers = AddressLines.people(headers.all("To")).stream()
                .map(Person::address)
                .collect(Collectors.toSet());
        return ReportedRecipients.in(text, known, readers);
    }

    /** Exim and Gmail name them in a line of their own. */
    private Set<EmailAddress> failedRecipients() {
        return AddressLines.people(headers.all("X-Failed-Recipients")).stream()
                .map(Person::address)
                .limit(StatusPart.RECIPIENTS_MAX)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
