package dev.tandem.server.work;

import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.csv.ImportContacts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was kept for a day only: who a contact was before a merge, and files of contacts. Two nodes at it do no harm. */
@Component
class ForgettingLoop {

    static final long LOOK_EVERY_MILLISECONDS = 600_000;

    private final MergeContacts mergeContacts;
    private final ImportContacts importContacts;

    ForgettingLoop(MergeContacts mergeContacts, ImportContacts importContacts) {
        this.mergeContacts = mergeContacts;
        this.importContacts = importContacts;
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        mergeContacts.forgetPast();
        importContacts.forgetPast();
    }
}
