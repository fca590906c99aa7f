package dev.tandem.server.http;

import dev.tandem.server.webhook.WebhookCaller.Header;
import dev.tandem.server.webhook.WebhookCaller.Line;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import java.util.List;
import java.util.Optional;

/** No way leads there. */
record NoLine(Trouble trouble) implements Line {

    @Override
    public Posted post(List<Header> headers, String body) {
        return new Posted(Optional.empty(), Optional.of(trouble));
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
