package dev.tandem.server.notice;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.identity.User;
import dev.tandem.server.notice.NoticeWriter.Notice;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import dev.tandem.server.provider.DeliveryStore.Origin;
import dev.tandem.server.provider.FindProvider;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Tells a user something by email, through the provider of a sub-account; never through somebody's mailbox. */
@Component
public class TellUser {

    private static final int MESSAGE_ID_BYTES = 16;

    private final FindProvider findProvider;
    private final DeliveryStore deliveries;
    private final NoticeWriter writer;
    private final RandomGenerator chance;
    private final InstantSource clock;

    TellUser(
            FindProvider findProvider,
            DeliveryStore deliveries,
            NoticeWriter writer,
            RandomGenerator chance,
            InstantSource clock) {
        this.findProvider = findProvider;
        this.deliveries = deliveries;
        this.writer = writer;
        this.chance = chance;
        this.clock = clock;
    }

    /** Whether anybody can be told from there. */
    public boolean canFrom(SubAccountId place) {
        return findProvider.fromAddress(place).isPresent();
    }

    /** Where a notice goes, and to whom. */
    public record To(EmailAddress address, String name) {}

    /** Queues a notice to the address of a user's login, in the caller's transaction. */
    public void tell(SubAccountId place, User user, String occasion, String subject, String text) {
        tell(place, new To(new EmailAddress(user.loginAddress()), user.name()), occasion, subject, text);
    }

    /**
     * Queues a notice, in the caller's transaction. Nothing where the sub-account has no provider.
     *
     * @param occasion what it is about; the same occasion is told once
     */
    public void tell(SubAccountId place, To to, String occasion, String subject, String text) {
        findProvider.fromAddress(place).ifPresent(from -> {
            Instant now = clock.instant();
            RfcMessageId id = messageId(from);
            Envelope envelope = new Envelope(
                    from,
                    List.of(to.address()),
                    writer.write(new Notice(id, from, to.address(), to.name(), subject, text, now)));
            deliveries.queue(
                    place, new NewDelivery(Origin.NOTICE, occasion, id.value(), envelope, Optional.empty(), now), now);
        });
    }

    private RfcMessageId messageId(EmailAddress from) {
        byte[] bytes = new byte[MESSAGE_ID_BYTES];
        chance.nextBytes(bytes);
        return new RfcMessageId(HexFormat.of().formatHex(bytes) + "@" + from.domain());
    }
}
