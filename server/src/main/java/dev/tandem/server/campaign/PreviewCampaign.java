package dev.tandem.server.campaign;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.CampaignLetter.Sender;
import dev.tandem.server.campaign.CampaignStore.Waiting;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.identity.Access;
import dev.tandem.server.outbound.EmailWriter;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.MessageIds;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Shows a campaign as a recipient gets it, on the page or in the author's own inbox. */
@Component
public class PreviewCampaign {

    /** Nobody can unsubscribe from a preview. */
    private static final String NO_TOKEN = "preview";

    private final CampaignLetter letters;
    private final ContactStore contacts;
    private final DeliveryStore deliveries;
    private final EmailWriter writer;
    private final MessageIds messageIds;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    PreviewCampaign(
            CampaignLetter letters,
            ContactStore contacts,
            DeliveryStore deliveries,
            EmailWriter writer,
            MessageIds messageIds,
            TransactionOperations transaction,
            InstantSource clock) {
        this.letters = letters;
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.writer = writer;
        this.messageIds = messageIds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As this contact would get it at this address; empty without a provider, or without the contact. */
    public Optional<Letter> letter(Access access, Content content, ContactId contact, EmailAddress address) {
        Sender sender = new Sender(
                access.subAccountId(), access.subAccount(), access.actor().user());
        return contacts.find(access.subAccountId(), contact.value())
                .flatMap(card -> letters.to(sender, content, reader(card, contact, address)));
    }

    private static Waiting reader(ContactStore.Card card, ContactId contact, EmailAddress address) {
        ContactStore.Details details = card.details();
        return new Waiting(
                0,
                contact,
                address,
                details.firstName(),
                details.lastName(),
                details.company(),
                details.jobTitle(),
                false,
                NO_TOKEN);
    }

    /** Sends it to the author's own address, as this contact would get it; false without a provider, or without the contact. */
    public boolean sendToMe(Access access, Content content, ContactId contact, EmailAddress address) {
        Optional<Letter> letter = letter(access, content, contact, address);
        letter.ifPresent(written -> queue(access, written));
        return letter.isPresent();
    }

    private void queue(Access access, Letter letter) {
        EmailAddress me = new EmailAddress(access.actor().user().loginAddress());
        RfcMessageId id = letter.messageId();
        Envelope envelope = new Envelope(letter.from(), List.of(me), writer.write(letter, messageIds.next()));
        transaction.executeWithoutResult(status -> deliveries.queue(
                access.subAccountId(),
                new NewDelivery(
                        DeliveryStore.Origin.NOTICE,
                        "campaign-test " + id.value(),
                        id.value(),
                        envelope,
                        Optional.empty(),
                        clock.instant()),
                clock.instant()));
    }
}
