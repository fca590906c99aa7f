package dev.tandem.server.web;

import dev.tandem.server.web.MessageView.Cause;
import dev.tandem.server.web.MessageView.Failure;
import dev.tandem.server.web.MessageView.Sending;
import java.time.Instant;

/** From the codes that stand at a message to what its reader is told. */
final class SendTroubleWords {

    private SendTroubleWords() {}

    /** Where the email stands; a state that is not shown yet counts as received or sent, without a mark. */
    static Sending sending(String state) {
        return switch (state) {
            case "QUEUED" -> Sending.QUEUED;
            case "HELD" -> Sending.HELD;
            case "SENDING" -> Sending.SENDING;
            case "SENT" -> Sending.SENT;
            case "FAILED" -> Sending.FAILED;
            case "UNKNOWN" -> Sending.UNKNOWN;
            case "BOUNCED" -> Sending.BOUNCED;
            default -> Sending.RECEIVED;
        };
    }

    /** A reason is a code, and after a colon what the provider said. */
    static Failure failure(String reason, Instant at) {
        String[] parts = reason.split(":", 2);
        String said = parts.length == 2 ? parts[1].strip() : "";
        Cause cause = switch (parts[0]) {
            case "GMAIL_DID_NOT_ANSWER" -> Cause.NO_ANSWER;
            case "CONSENT_LOST" -> Cause.CONSENT_MISSING;
            case "GMAIL_LIMIT", "DAILY_LIMIT" -> Cause.LIMIT;
            case "NOT_CONNECTED" -> Cause.NOT_CONNECTED;
            case "NO_PROVIDER" -> Cause.NO_PROVIDER;
            case "PROVIDER_REFUSED" -> Cause.PROVIDER_REFUSED;
            case "PROVIDER_GAVE_UP" -> Cause.PROVIDER_GAVE_UP;
            case "PROVIDER_NOT_CONFIRMED" -> Cause.PROVIDER_NOT_CONFIRMED;
            default -> said.isEmpty() ? Cause.REFUSED : Cause.OTHER;
        };
        return new Failure(cause, at, said);
    }
}
