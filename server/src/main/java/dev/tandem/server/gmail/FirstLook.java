package dev.tandem.server.gmail;

import com.google.api.client.http.HttpResponse;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Profile;
import com.google.api.services.gmail.model.SendAs;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.server.gmail.IdentityTokens.Identity;
import dev.tandem.server.mailbox.Gmail.Opened;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first look into a mailbox: where its history stands, read before anything else (F05), and which addresses are its own. */
final class FirstLook {

    private static final String ME = "me";
    private static final String ACCEPTED = "accepted";

    private FirstLook() {}

    /** What is to be known about the mailbox; empty if it is somebody else's than the identity token says. */
    static Optional<Opened> into(Gmail gmail, Identity identity) throws IOException {
        HttpResponse answer = gmail.users().getProfile(ME).executeUnparsed();
        Instant providerTime = dated(answer.getHeaders().getDate()).orElse(identity.issuedAt());
        Profile profile = answer.parseAs(Profile.class);
        Optional<EmailAddress> address = EmailAddress.parse(profile.getEmailAddress())
                .filter(own -> identity.address().filter(own::sameMailboxAs).isPresent());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        HistoryCursor cursor = HistoryCursor.parse(profile.getHistoryId().toString());
        return Optional.of(new Opened(
                identity.subject(), address.get(), ownAddresses(gmail, address.get()), cursor, providerTime));
    }

    private static Set<EmailAddress> ownAddresses(Gmail gmail, EmailAddress primary) throws IOException {
        Set<EmailAddress> own = new HashSet<>(Set.of(primary));
        var aliases = gmail.users().settings().sendAs().list(ME).execute().getSendAs();
        for (SendAs alias : HistoryReading.orNone(aliases)) {
            if (ACCEPTED.equals(alias.getVerificationStatus())) {
                EmailAddress.parse(alias.getSendAsEmail()).ifPresent(own::add);
            }
        }
        return own;
    }

    private static Optional<Instant> dated(@Nullable String header) {
        try {
            return Optional.ofNullable(header)
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
