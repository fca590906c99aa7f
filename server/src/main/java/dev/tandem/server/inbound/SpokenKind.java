package dev.tandem.server.inbound;

import dev.tandem.server.inbound.DeliveryReport.Kind;
import java.util.regex.Pattern;

/** What a server's words say became of an email, where no status part says it. */
final class SpokenKind {

    private static final Pattern DELAYED = pattern("warning message only|\\bdelay(?:ed)?\\b|verz\u00f6ger(?:t|ung)"
            + "|will be (?:retried|attempted again)|(?:will|still) (?:keep|continue|be) (?:trying|to try|retrying)"
            + "|not yet been delivered|could not send message for past|noch nicht zugestellt|do not need to resend"
            + "|versucht .{0,40}weiter|erneut versucht");
    private static final Pattern FAILED =
            pattern("permanent(?:ly)?|failed|failure|giving up|gave up|undeliverable|returned to sender"
                    + "|was not delivered|(?:could|can|was|is) ?n[o']t be delivered|unzustellbar|nicht zugestellt werden|fehlgeschlagen"
                    + "|fatal error|rejected");
    private static final Pattern STILL_TRIED =
            pattern("warning message only|do not need to resend|will be (?:retried|attempted again)"
                    + "|not yet been delivered|noch nicht zugestellt|\\((?:delay|verz\u00f6gerung)\\)");
    private static final Pattern RELAYED =
            pattern("\\brelayed\\b|\\(relay\\)|no delivery (?:status )?notification will be sent"
                    + "|weitergeleitet.{0,60}keine .{0,20}best\u00e4tigung");
    private static final Pattern DELIVERED =
            pattern("success(?:ful(?:ly)?)?\\b|has been delivered|was delivered|erfolgreich|zugestellt an");

    private SpokenKind() {}

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A report that says nothing we understand is a failure: servers report little else. */
    static Kind of(String subject, String notice) {
        String said = subject + "\n" + notice;
        if (STILL_TRIED.matcher(said).find()) {
            return Kind.DELAYED;
        }
        if (FAILED.matcher(said).find()) {
            return Kind.FAILED;
        }
        if (DELAYED.matcher(said).find()) {
            return Kind.DELAYED;
        }
        if (RELAYED.matcher(said).find()) {
            return Kind.RELAYED;
        }
        return DELIVERED.matcher(said).find() ? Kind.DELIVERED : Kind.FAILED;
    }
}
