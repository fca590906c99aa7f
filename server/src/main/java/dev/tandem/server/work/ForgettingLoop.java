package dev.tandem.server.work;

import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.csv.ImportContacts;
import dev.tandem.server.inbound.ForgetBlobs;
import dev.tandem.server.smartbcc.ForgetCaptures;
import dev.tandem.server.webhook.CallWebhook;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was kept for a while only: who a contact was before a merge, files of contacts, emails that nobody decided about, bytes that no message needs, and how webhooks were called. Two nodes at it do no harm. */
@Component
class ForgettingLoop {

    static final long LOOK_EVERY_MILLISECONDS = 3_600_000;

    private final MergeContacts mergeContacts;
    private final ImportContacts importContacts;
    private final ForgetCaptures forgetCaptures;
    private final ForgetBlobs forgetBlobs;
    private final CallWebhook callWebhook;

    ForgettingLoop(
            MergeContacts mergeContacts,
            ImportContacts importContacts,
            ForgetCaptures forgetCaptures,
            ForgetBlobs forgetBlobs,
            CallWebhook callWebhook) {
        this.mergeContacts = mergeContacts;
        this.importContacts = importContacts;
        this.forgetCaptures = forgetCaptures;
        this.forgetBlobs = forgetBlobs;
        this.callWebhook = callWebhook;
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        mergeContacts.forgetPast();
        importContacts.forgetPast();
        forgetCaptures.run();
        forgetBlobs.run();
        callWebhook.forgetPast();
    }
}
