package dev.tandem.server.gmail;

import com.google.api.client.http.HttpResponseException;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.gmail.GoogleAnswers.Asking;
import dev.tandem.server.mailbox.SpendUnits;
import dev.tandem.server.mailbox.UnitStore.LimitedIn;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Notes for everybody when Google says that it is asked too much (F34); whoever asks next is stopped by the {@link Meter}. */
@Component
final class Limits {

    /** What stands behind the time when only sending is meant: receiving goes on. */
    private static final String OF_SENDING = "(Mail sending)";

    private static final String OF_THE_PROJECT = "limit 'Queries per minute' ";
    private static final String OF_THE_DAY = "dailyLimitExceeded";

    private final GoogleAnswers answers;
    private final SpendUnits units;

    Limits(GoogleAnswers answers, SpendUnits units) {
        this.answers = answers;
        this.units = units;
    }

    /** Asks, and turns a limit into the time until which it is heeded. */
    <T> T heeding(MailboxId mailbox, Asking<T> question) throws IOException {
        try {
            return question.ask();
        } catch (HttpResponseException refused) {
            if (!answers.isLimit(refused)) {
                throw refused;
            }
            Instant until = units.limited(mailbox, where(refused), answers.wish(refused));
            throw new OutOfUnits(until, GoogleAnswers.reason(refused));
        }
    }

    private static LimitedIn where(HttpResponseException refused) {
        String message = GoogleAnswers.message(refused);
        if (message.contains(OF_SENDING)) {
            return LimitedIn.SENDING;
        }
        boolean project = message.contains(OF_THE_PROJECT)
                || GoogleAnswers.reason(refused).contains(OF_THE_DAY);
        return project ? LimitedIn.PROJECT : LimitedIn.MAILBOX;
    }
}
