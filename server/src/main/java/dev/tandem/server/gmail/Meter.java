package dev.tandem.server.gmail;

import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.googleapis.services.GoogleClientRequestInitializer;
import dev.tandem.core.mailbox.GmailMethod;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.SpendUnits;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Sits in the client of one mailbox, so that no call can be made past it. */
record Meter(MailboxId mailbox, SpendUnits units) implements GoogleClientRequestInitializer {

    @Override
    public void initialize(AbstractGoogleClientRequest<?> request) throws IOException {
        GmailMethod method = GmailMethod.of(request.getRequestMethod(), request.getUriTemplate());
        Optional<Instant> until = units.run(mailbox, method);
        if (until.isPresent()) {
            throw new OutOfUnits(until.get(), "no units left for " + method);
        }
    }
}
