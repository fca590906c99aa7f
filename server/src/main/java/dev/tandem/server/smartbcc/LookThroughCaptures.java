package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.CaptureStore.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R63: the owner of a smart address sees what arrived, and decides about what waits. */
@Component
public class LookThroughCaptures {

    /** Lines that one page shows. */
    public static final int LINES_MAX = 100;

    private final CaptureStore captures;
    private final ContactStore contacts;
    private final InstantSource clock;

    LookThroughCaptures(CaptureStore captures, ContactStore contacts, InstantSource clock) {
        this.contacts = contacts;
        this.captures = captures;
        this.clock = clock;
    }

    /** The newest ones. */
    public List<Line> arrived(SubAccountId subAccount, UserId owner) {
        return arrived(subAccount, owner, Optional.empty(), LINES_MAX).items();
    }

    /** All of them, the newest first, from where the last page ended. */
    public Page<Line> arrived(SubAccountId subAccount, UserId owner, Optional<String> cursor, int limit) {
        return captures.lines(subAccount, owner, Optional.empty(), cursor, limit);
    }

    /** Those that wait, the newest first, from where the last page ended. */
    public Page<Line> quarantine(SubAccountId subAccount, UserId owner, Optional<String> cursor, int limit) {
        return captures.lines(subAccount, owner, Optional.of(State.QUARANTINED), cursor, limit);
    }

    /** How many wait. */
    public int waiting(SubAccountId subAccount, UserId owner) {
        return captures.quarantined(subAccount, owner);
    }

    /** Files it all the same; false if there is none that waits. */
    @Transactional
    public boolean release(SubAccountId subAccount, UserId owner, UUID capture) {
        return captures.release(subAccount, owner, capture, clock.instant()).isPresent();
    }

    /** Files it, and from now on everything else from the same address; false if there is none that waits. */
    @Transactional
    public boolean releaseAlways(SubAccountId subAccount, UserId owner, UUID capture) {
        Optional<String> author = captures.release(subAccount, owner, capture, clock.instant());
        author.flatMap(EmailAddress::parse)
                .ifPresent(address -> captures.trust(subAccount, owner, address, clock.instant()));
        return author.isPresent();
    }

    /** What came of the wish to file an email under a contact. */
    public enum Filed {
        FILED,
        /** Nobody has this address. */
        NO_CONTACT,
        /** There is none that waits. */
        NO_EMAIL
    }

    /** R67: files it under the contact with this address. */
    @Transactional
    public Filed fileUnder(SubAccountId subAccount, UserId owner, UUID capture, EmailAddress address) {
        return contacts.withAddress(subAccount, address).stream()
                .findFirst()
                .map(card -> captures.fileUnder(
                        subAccount, owner, capture, new ContactId(card.contactId()), clock.instant()))
                .map(done -> done ? Filed.FILED : Filed.NO_EMAIL)
                .orElse(Filed.NO_CONTACT);
    }

    /** Throws it away; false if there is none that waits. */
    @Transactional
    public boolean drop(SubAccountId subAccount, UserId owner, UUID capture) {
        return captures.drop(subAccount, owner, capture, clock.instant());
    }
}
