package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Secrets;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.notice.TellUser;
import dev.tandem.server.smartbcc.OwnAddressStore.Further;
import dev.tandem.server.smartbcc.OwnAddressStore.Link;
import dev.tandem.server.smartbcc.OwnAddressStore.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * R63: a user names further own addresses, and confirms each by a link that comes to it. The link works once, for a while, and only for
 * the user who asked for it: nobody gives away an address by a click.
 */
@Component
public class KeepOwnAddresses {

    /** How long a link works. */
    public static final Duration LINK_LIFE = Duration.ofDays(2);

    /** Further addresses of one user in one sub-account. */
    public static final int FURTHER_MAX = 20;

    /** Links that one user may have sent from one sub-account in {@link #WINDOW}; strangers shall not be pestered. */
    static final int LINKS_MAX = 5;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Between two links to the same address. */
    static final Duration PAUSE = Duration.ofMinutes(2);

    private final OwnAddressStore addresses;
    private final CaptureStore captures;
    private final UserStore users;
    private final SmartDomain domain;
    private final TellUser tellUser;
    private final MessageSource words;
    private final TandemProperties properties;
    private final InstantSource clock;

    KeepOwnAddresses(
            OwnAddressStore addresses,
            CaptureStore captures,
            UserStore users,
            SmartDomain domain,
            TellUser tellUser,
            MessageSource words,
            TandemProperties properties,
            InstantSource clock) {
        this.addresses = addresses;
        this.captures = captures;
        this.users = users;
        this.domain = domain;
        this.tellUser = tellUser;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    /** Why an address counts as the user's own, or does not yet. */
    public enum Standing {
        /** The login, or the connected mailbox with its send-as addresses. */
        GIVEN,
        CONFIRMED,
        /** The link that was sent works still. */
        ASKED,
        /** It was not used in time. */
        EXPIRED
    }

    /**
     * An address of the user.
     *
     * @param linkUntil how long the link works; empty unless one waits
     */
    public record Own(EmailAddress address, Standing standing, Optional<Instant> linkUntil) {}

    /** The user's addresses, those that need no link first. */
    public List<Own> of(SubAccountId subAccount, UserId owner) {
        Stream<Own> given = addresses.given(subAccount, owner).stream()
                .sorted((one, other) -> one.matchKey().compareTo(other.matchKey()))
                .map(address -> new Own(address, Standing.GIVEN, Optional.empty()));
        return Stream.concat(
                        given, addresses.further(subAccount, owner).stream().map(this::own))
                .toList();
    }

    private Own own(Further further) {
        if (further.confirmedAt().isPresent()) {
            return new Own(further.address(), Standing.CONFIRMED, Optional.empty());
        }
        return clock.instant().isBefore(further.linkUntil())
                ? new Own(further.address(), Standing.ASKED, Optional.of(further.linkUntil()))
                : new Own(further.address(), Standing.EXPIRED, Optional.empty());
    }

    /**
     * Sends a link to this address, through the provider of the sub-account. Again for one that waits already.
     *
     * @throws BadInput with the reason if it cannot be the user's own, or no link can be sent now
     */
    @Transactional
    public Own ask(Access access, String written) {
        EmailAddress address = EmailAddress.parse(written).orElseThrow(() -> new BadInput("address", "address.none"));
        SubAccountId subAccount = access.subAccountId();
        captures.lock(subAccount);
        refuse(access, address);
        Instant now = clock.instant();
        String token = Secrets.next();
        Link link = new Link(Secrets.hash(token), now, now.plus(LINK_LIFE));
        addresses.ask(subAccount, access.userId(), address, link);
        tell(access, address, token, link);
        return new Own(address, Standing.ASKED, Optional.of(link.until()));
    }

    private void refuse(Access access, EmailAddress address) {
        List<Own> known = of(access.subAccountId(), access.userId());
        boolean already = known.stream()
                .anyMatch(own -> own.address().matchKey().equals(address.matchKey())
                        && (own.standing() == Standing.GIVEN || own.standing() == Standing.CONFIRMED));
        if (already) {
            throw new BadInput("address", "own.already");
        }
        boolean colleague = users.withLogin(address)
                .filter(user -> !user.id().equals(access.userId()))
                .isPresent();
        if (colleague || domain.name().filter(address.domain()::equals).isPresent()) {
            throw new BadInput("address", "own.impossible");
        }
        if (!tellUser.canFrom(access.subAccountId())) {
            throw new BadInput("address", "own.noProvider");
        }
        long further = known.stream()
                .filter(own -> own.standing() != Standing.GIVEN
                        && !own.address().matchKey().equals(address.matchKey()))
                .count();
        if (further >= FURTHER_MAX) {
            throw new BadInput("address", "own.tooMany", FURTHER_MAX);
        }
        refuseTooOften(access, address);
    }

    private void refuseTooOften(Access access, EmailAddress address) {
        Instant now = clock.instant();
        List<Sent> sent = addresses.sentAfter(access.subAccountId(), access.userId(), now.minus(WINDOW));
        boolean justNow = sent.stream()
                .anyMatch(one -> one.matchKey().equals(address.matchKey())
                        && now.isBefore(one.at().plus(PAUSE)));
        if (justNow || sent.size() >= LINKS_MAX) {
            throw new BadInput("address", "own.tooOften");
        }
    }

    private void tell(Access access, EmailAddress address, String token, Link link) {
        User user = access.actor().user();
        String page = properties.publicUrl() + "/s/" + access.subAccountId() + "/settings/smart-bcc/own?token=" + token;
        Object[] about = {user.name(), address.value(), access.subAccount().name(), page, LINK_LIFE.toHours()};
        tellUser.tell(
                access.subAccountId(),
                new TellUser.To(address, user.name()),
                "own-address " + link.tokenHash(),
                words.getMessage(
                        "notice.ownAddress.subject", about, user.language().locale()),
                words.getMessage(
                        "notice.ownAddress.text", about, user.language().locale()));
    }

    /** Which address the link of this user confirms; empty if it was used, is too old, or is somebody else's. */
    public Optional<EmailAddress> asked(SubAccountId subAccount, UserId owner, String token) {
        return addresses.asked(subAccount, owner, Secrets.hash(token), clock.instant());
    }

    /** Uses the link; what waits in quarantine from this address is judged again. */
    @Transactional
    public Optional<EmailAddress> confirm(SubAccountId subAccount, UserId owner, String token) {
        Optional<EmailAddress> confirmed = addresses.confirm(subAccount, owner, Secrets.hash(token), clock.instant());
        confirmed.ifPresent(address -> captures.judgeAgain(subAccount, owner, address, clock.instant()));
        return confirmed;
    }

    /** Emails from it wait in quarantine from now on; false if there is none. */
    @Transactional
    public boolean remove(SubAccountId subAccount, UserId owner, EmailAddress address) {
        return addresses.remove(subAccount, owner, address, clock.instant());
    }
}
