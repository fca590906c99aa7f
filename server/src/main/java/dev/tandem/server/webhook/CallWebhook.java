package dev.tandem.server.webhook;

import dev.tandem.core.outbound.Patience;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.webhook.WebhookCaller.Header;
import dev.tandem.server.webhook.WebhookCaller.Line;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookStore.Attempt;
import dev.tandem.server.webhook.WebhookStore.Due;
import dev.tandem.server.webhook.WebhookStore.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Posts changes to one webhook, one after the other: a change that is not taken holds up those behind it until it is given up. The
 * answer is noted after the post, so a change may come twice, and never goes missing.
 */
@Component
public class CallWebhook {

    /** A change is given up when it is a day old and is still not taken. */
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

    /** So many changes are posted before others get their turn. */
    static final int AT_ONCE_MAX = 50;

    /** How long it is known what became of a change. */
    static final Duration KNOWN = Duration.ofDays(7);

    private final WebhookStore webhooks;
    private final WebhookSecrets secrets;
    private final WebhookCaller caller;
    private final ChangeLog changes;
    private final InstantSource clock;

    CallWebhook(
            WebhookStore webhooks,
            WebhookSecrets secrets,
            WebhookCaller caller,
            ChangeLog changes,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    /** Posts what waits, until nothing does or something is not taken. */
    public void run(Due due) {
        webhooks.progress(due).ifPresent(progress -> {
            List<Entry> waiting = changes.after(due.subAccount(), progress.cursor(), AT_ONCE_MAX);
            if (!waiting.isEmpty()) {
                post(due, progress, waiting);
            }
        });
    }

    /** Forgets what became of changes long ago. */
    public void forgetPast() {
        webhooks.forgetBefore(clock.instant().minus(KNOWN));
    }

    private void post(Due due, Progress progress, List<Entry> waiting) {
        String secret = secrets.opened(due.subAccount(), due.webhook(), progress.sealedSecret());
        int attempts = progress.attempts();
        try (Line line = caller.open(progress.url())) {
            for (Entry change : waiting) {
                if (!taken(due, change, attempts + 1, post(due, line, secret, change))) {
                    return;
                }
                attempts = 0;
            }
        }
    }

    private Posted post(Due due, Line line, String secret, Entry change) {
        String body = WebhookEvent.of(due.subAccount(), change).json();
        long timestamp = clock.instant().getEpochSecond();
        return line.post(
                List.of(
                        new Header("Tandem-Webhook", due.webhook().toString()),
                        new Header("Tandem-Event", Long.toString(change.number())),
                        new Header("Tandem-Timestamp", Long.toString(timestamp)),
                        new Header("Tandem-Signature", "v1=" + WebhookSecrets.signature(secret, timestamp, body))),
                body);
    }

    /** Whether the next change may follow. */
    private boolean taken(Due due, Entry change, int attempts, Posted posted) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(change.number(), change.subject().kind().type(), attempts, posted);
        if (posted.trouble().isEmpty()) {
            return webhooks.passed(due, attempt, true, now);
        }
        Optional<Instant> again = PATIENCE.next(change.at(), attempts, now);
        if (again.isPresent()) {
            webhooks.failed(due, attempt, again.get(), now);
            return false;
        }
        return webhooks.passed(due, attempt, false, now);
    }
}
