package dev.tandem.server.notice;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.mailbox.ConsentLost;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import dev.tandem.server.notice.NoticeWriter.Notice;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import dev.tandem.server.provider.DeliveryStore.Origin;
import dev.tandem.server.provider.FindProvider;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * R74: tells everybody whose mailbox needs new consent, by email and once per loss. The notice leaves through the provider of the
 * first of the user's sub-accounts on that mailbox that has one; where none has, the banner and the event have to do.
 */
@Component
class TellConsentLost {

    private static final int MESSAGE_ID_BYTES = 16;

    private final MailboxStore mailboxes;
    private final UserStore users;
    private final FindProvider findProvider;
    private final DeliveryStore deliveries;
    private final NoticeWriter writer;
    private final MessageSource words;
    private final TandemProperties properties;
    private final RandomGenerator chance;

    TellConsentLost(
            MailboxStore mailboxes,
            UserStore users,
            FindProvider findProvider,
            DeliveryStore deliveries,
            NoticeWriter writer,
            MessageSource words,
            TandemProperties properties,
            RandomGenerator chance) {
        this.mailboxes = mailboxes;
        this.users = users;
        this.findProvider = findProvider;
        this.deliveries = deliveries;
        this.writer = writer;
        this.words = words;
        this.properties = properties;
        this.chance = chance;
    }

    /** Inside the transaction that notes the loss: nobody is told of a loss that was not noted, and nobody is forgotten. */
    @EventListener
    void tell(ConsentLost lost) {
        Set<UserId> told = new LinkedHashSet<>();
        lost.connected().stream().map(ConnectedUser::user).forEach(told::add);
        told.forEach(user -> users.find(user).ifPresent(found -> tell(lost, found)));
    }

    private void tell(ConsentLost lost, User user) {
        lost.connected().stream()
                .filter(connected -> connected.user().equals(user.id()))
                .map(ConnectedUser::subAccount)
                .filter(place -> findProvider.fromAddress(place).isPresent())
                .findFirst()
                .ifPresent(place -> queue(lost, user, place));
    }

    private void queue(ConsentLost lost, User user, SubAccountId place) {
        EmailAddress from = findProvider.fromAddress(place).orElseThrow();
        EmailAddress to = new EmailAddress(user.loginAddress());
        RfcMessageId id = messageId(from);
        Envelope envelope = new Envelope(from, List.of(to), writer.write(notice(lost, user, place, id)));
        String occasion = "consent-lost " + lost.mailbox() + " " + user.id() + " " + lost.at();
        deliveries.queue(
                place,
                new NewDelivery(Origin.NOTICE, occasion, id.value(), envelope, Optional.empty(), lost.at()),
                lost.at());
    }

    private Notice notice(ConsentLost lost, User user, SubAccountId place, RfcMessageId id) {
        Locale locale = user.language().locale();
        String address = mailboxes.find(lost.mailbox()).orElseThrow().address().value();
        String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(user.timeZone())
                .format(lost.at());
        String profile = properties.publicUrl() + "/s/" + place + "/settings/profile";
        return new Notice(
                id,
                findProvider.fromAddress(place).orElseThrow(),
                new EmailAddress(user.loginAddress()),
                user.name(),
                words.getMessage("notice.consentLost.subject", new Object[] {address}, locale),
                words.getMessage(
                        "notice.consentLost.text", new Object[] {user.name(), address, since, profile}, locale),
                lost.at());
    }

    private RfcMessageId messageId(EmailAddress from) {
        byte[] bytes = new byte[MESSAGE_ID_BYTES];
        chance.nextBytes(bytes);
        return new RfcMessageId(HexFormat.of().formatHex(bytes) + "@" + from.domain());
    }
}
