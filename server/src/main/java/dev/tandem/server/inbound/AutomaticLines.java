package dev.tandem.server.inbound;

import dev.tandem.core.mail.Automatic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells by its header lines alone whether a machine wrote an email (R18, F83, F84); of strangers' mail nothing else is fetched (R84).
 * Signs that newsletters and lists carry too count only where nothing says that it is one of those.
 */
final class AutomaticLines {

    /** A responder sets one of these, and nobody else does. */
    private static final List<String> SET_BY_RESPONDERS = List.of(
            "X-Autoreply",
            "X-Autoreply-From",
            "X-Auto-Reply-From",
            "X-Mail-Autoreply",
            "X-Autorespond",
            "X-Autoresponder");

    private static final List<String> SET_BY_LISTS = List.of(
            "List-Id",
            "List-Unsubscribe",
            "List-Post",
            "List-Help",
            "Mailing-List",
            "X-Mailing-List",
            "X-BeenThere",
            "X-Mailman-Version",
            "X-List",
            "X-Listar-Version",
            "X-Listprocessor-Version",
            "Errors-To");

    /** What Exchange, Gmail and Domino put before the subject of an absence note, in the languages of our users' neighbours. */
    private static final Pattern RESPONDERS_SUBJECT = Pattern.compile(
            "(?iu)^(?:\\[?(?:automatic reply|automated reply|auto(?:matic)?[- ]?(?:reply|response)|out[- ]of[- ]"
                    + "(?:the[- ])?office|automatische (?:antwort|e-?mail)|abwesenheits(?:notiz|meldung|nachricht|assistent)"
                    + "|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord"
                    + "|resposta automática|autosvar|automatiskt svar|odpowiedź automatyczna)\\b|auto:)");

    private static final Pattern AUTO_REPLIED = Pattern.compile("(?is)^\\s*auto[-_ ]?repl.*");

    private final HeaderLines headers;
    private final ReportLines report;

    private AutomaticLines(HeaderLines headers) {
        this.headers = headers;
        this.report = new ReportLines(headers);
    }

    static Automatic kind(HeaderLines headers) {
        return new AutomaticLines(headers).kind();
    }

    private Automatic kind() {
        if (report.isDeliveryReport()) {
            return Automatic.DELIVERY_REPORT;
        }
        boolean reply = isSureReply() || (!isFromList() && isProbableReply());
        return reply ? Automatic.REPLY : Automatic.NONE;
    }

    private boolean isSureReply() {
        return has("Auto-Submitted", AUTO_REPLIED)
                || "auto_reply".equals(precedence())
                || SET_BY_RESPONDERS.stream().anyMatch(this::says)
                || report.isReadReceipt();
    }

    private boolean isFromList() {
        return precedence().equals("list")
                || SET_BY_LISTS.stream().anyMatch(name -> headers.first(name).isPresent());
    }

    /** An envelope without a sender asks that nobody answers it, as RFC 3834 wants it from responders. */
    private boolean isProbableReply() {
        return says("Auto-Submitted")
                || report.hasNoEnvelopeSender()
                || (isBulk() && isAnswer())
                || isRespondersSubject();
    }

    /** Anybody can write such a subject, and an answer to an absence note carries it on. */
    private boolean isRespondersSubject() {
        String subject = HeaderText.decoded(headers.first("Subject").orElse(""));
        return RESPONDERS_SUBJECT.matcher(subject).find()
                && (isAnswer()
                        || isBulk()
                        || headers.first("X-Auto-Response-Suppress").isPresent());
    }

    private boolean isBulk() {
        return precedence().equals("bulk") || precedence().equals("junk");
    }

    private boolean isAnswer() {
        return Stream.of("In-Reply-To", "References")
                .anyMatch(name ->
                        headers.first(name).filter(ids -> !ids.isBlank()).isPresent());
    }

    private String precedence() {
        return headers.first("Precedence")
                .map(value -> value.strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                .orElse("");
    }

    private boolean has(String name, Pattern value) {
        return headers.first(name).filter(line -> value.matcher(line).matches()).isPresent();
    }

    /** Whether the line is there and does not say "no" or nothing. */
    private boolean says(String name) {
        Optional<String> value = headers.first(name).map(line -> line.strip().toLowerCase(Locale.ROOT));
        return value.filter(said -> !said.isEmpty() && !said.startsWith("no") && !said.equals("false"))
                .isPresent();
    }
}
