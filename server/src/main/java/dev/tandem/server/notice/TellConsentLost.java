package dev.tandem.server.notice;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.mailbox.ConsentLost;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * R74: tells everybody whose mailbox needs new consent, by email and once per loss. The notice leaves through the provider of the
 * first of the user's sub-accounts on that mailbox that has one; where none has, the banner and the event have to do.
 */
@Component
class TellConsentLost {

    private final MailboxStore mailboxes;
    private final UserStore users;
    private final TellUser tellUser;
    private final MessageSource words;
    private final TandemProperties properties;

    TellConsentLost(
            MailboxStore mailboxes,
            UserStore users,
            TellUser tellUser,
            MessageSource words,
            TandemProperties properties) {
        this.mailboxes = mailboxes;
        this.users = users;
        this.tellUser = tellUser;
        this.words = words;
        this.properties = properties;
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
                .filter(tellUser::canFrom)
                .findFirst()
                .ifPresent(place -> tell(lost, user, place));
    }

    private void tell(ConsentLost lost, User user, SubAccountId place) {
        Locale locale = user.language().locale();
        String address = mailboxes.find(lost.mailbox()).orElseThrow().address().value();
        String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(user.timeZone())
                .format(lost.at());
        String profile = properties.publicUrl() + "/s/" + place + "/settings/profile";
        tellUser.tell(
                place,
                user,
                "consent-lost " + lost.mailbox() + " " + user.id() + " " + lost.at(),
                words.getMessage("notice.consentLost.subject", new Object[] {address}, locale),
                words.getMessage(
                        "notice.consentLost.text", new Object[] {user.name(), address, since, profile}, locale));
    }
}
