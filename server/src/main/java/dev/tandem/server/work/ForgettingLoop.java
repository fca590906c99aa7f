package dev.tandem.server.work;

import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.csv.ImportContacts;
import dev.tandem.server.inbound.ForgetBlobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was kept for a day only: who a contact was before a merge, files of contacts, and bytes that no message needs. Two nodes at it do no harm. */
@Component
class ForgettingLoop {

    static final long LOOK_EVERY_MILLISECONDS = 3_600_000;

    private final MergeContacts mergeContacts;
    private final ImportContacts importContacts;
    private final ForgetBlobs forgetBlobs;

    ForgettingLoop(MergeContacts mergeContacts, ImportContacts importContacts, ForgetBlobs forgetBlobs) {
        this.mergeContacts = mergeContacts;
        this.importContacts = importContacts;
        this.forgetBlobs = forgetBlobs;
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        mergeContacts.forgetPast();
        importContacts.forgetPast();
        forgetBlobs.run();
    }
}
