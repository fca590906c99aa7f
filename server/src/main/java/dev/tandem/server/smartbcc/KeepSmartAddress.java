package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.smartbcc.SmartAddressStore.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R62: each user has one smart address in each sub-account, replaces it and revokes it. */
@Component
public class KeepSmartAddress {

    /** Each letter is worth five bits: 130 of them, and nobody ever guesses one. */
    static final int LETTERS = 26;

    /** Base32 without what is easily taken for something else (RFC 4648 has i, l and o). */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SmartAddressStore addresses;
    private final SmartDomain domain;
    private final RandomGenerator chance;
    private final InstantSource clock;

    KeepSmartAddress(SmartAddressStore addresses, SmartDomain domain, RandomGenerator chance, InstantSource clock) {
        this.addresses = addresses;
        this.domain = domain;
        this.chance = chance;
        this.clock = clock;
    }

    /** How an old address goes. */
    public enum Grace {
        NONE(Duration.ZERO),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30));

        private final Duration time;

        Grace(Duration time) {
            this.time = time;
        }
    }

    /**
     * What a user has.
     *
     * @param current absent after it was revoked
     * @param previous those that still work for a while, the last replaced first
     */
    public record Shown(Optional<EmailAddress> current, List<Previous> previous) {}

    /** A replaced address that still works. */
    public record Previous(EmailAddress address, Instant refusedFrom) {}

    /** The user's addresses; whoever never had one gets one. Empty where no domain is set up. */
    @Transactional
    public Optional<Shown> of(SubAccountId subAccount, UserId owner) {
        return domain.name().map(name -> {
            if (addresses.of(subAccount, owner).isEmpty()) {
                addresses.add(next(subAccount, owner), clock.instant());
            }
            return shown(subAccount, owner);
        });
    }

    /** Makes a new address; the old one is refused when the time of grace is over. */
    @Transactional
    public Optional<Shown> replace(SubAccountId subAccount, UserId owner, Grace grace) {
        return domain.name().map(name -> {
            Instant now = clock.instant();
            addresses.retire(subAccount, owner, now.plus(grace.time));
            addresses.add(next(subAccount, owner), now);
            return shown(subAccount, owner);
        });
    }

    /** Every address of the user is refused from now on. */
    @Transactional
    public void revoke(SubAccountId subAccount, UserId owner) {
        addresses.retire(subAccount, owner, clock.instant());
    }

    private Shown shown(SubAccountId subAccount, UserId owner) {
        List<Known> all = addresses.of(subAccount, owner);
        Instant now = clock.instant();
        Optional<EmailAddress> current = all.stream()
                .filter(known -> known.refusedFrom().isEmpty())
                .findFirst()
                .flatMap(known -> domain.address(known.name()));
        return new Shown(
                current,
                all.stream()
                        .flatMap(known -> known.refusedFrom().filter(now::isBefore).stream()
                                .flatMap(until -> domain.address(known.name()).stream()
                                        .map(address -> new Previous(address, until))))
                        .toList());
    }

    private SmartAddress next(SubAccountId subAccount, UserId owner) {
        StringBuilder name = new StringBuilder(LETTERS);
        for (int letter = 0; letter < LETTERS; letter++) {
            name.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return new SmartAddress(subAccount, owner, name.toString());
    }
}
