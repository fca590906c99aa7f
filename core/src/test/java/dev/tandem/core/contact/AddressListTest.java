package dev.tandem.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists of addresses and domains: block lists, staff. */
class AddressListTest {

    private static final EmailAddress TIMO = new EmailAddress("timo.reiss@gmail.com");
    private static final UserId ADA = new UserId(UUID.nameUUIDFromBytes(new byte[] {1}));
    private static final UserId BEN = new UserId(UUID.nameUUIDFromBytes(new byte[] {2}));

    @Test
    @DisplayName("R28: an address on a list is meant in every spelling that reaches the same mailbox")
    void spelling() {
        AddressList list = new AddressList(Set.of(TIMO), Set.of());

        assertThat(list.holds(new EmailAddress("TimoReiss+privat@googlemail.com")))
                .isTrue();
        assertThat(list.holds(new EmailAddress("timo@gmail.com"))).isFalse();
    }

    @Test
    @DisplayName("F67: a domain is compared in ASCII, written with or without the sign, and covers what is below it")
    void domains() {
        MailDomain domain = MailDomain.parse(" @Bäckerei.example ").orElseThrow();

        assertThat(domain.value()).isEqualTo("xn--bckerei-5wa.example").isEqualTo(domain.toString());
        assertThat(domain.covers(new EmailAddress("post@bäckerei.example"))).isTrue();
        assertThat(domain.covers(new EmailAddress("post@filiale.bäckerei.example")))
                .isTrue();
        assertThat(domain.covers(new EmailAddress("post@xxn--bckerei-5wa.example")))
                .isFalse();
        assertThat(new MailDomain("EXAMPLE.com")).isEqualTo(new MailDomain("example.com"));
    }

    @Test
    @DisplayName("What is no domain is none")
    void noDomain() {
        assertThat(MailDomain.parse("praxis")).isEmpty();
        assertThat(MailDomain.parse("jana@praxis.example")).isEmpty();
        assertThat(MailDomain.parse("")).isEmpty();
        assertThatThrownBy(() -> new MailDomain("10.0.0.1")).hasMessage("not a domain");
    }

    @Test
    @DisplayName("R01, R13: a sub-account's block list counts for everybody, a user's own for that user")
    void policies() {
        AddressList timo = new AddressList(Set.of(TIMO), Set.of());
        SyncPolicy own = new SyncPolicy(GatePolicy.ASSIGNED, AddressList.EMPTY, Map.of(ADA, timo));
        SyncPolicy everybodys = new SyncPolicy(GatePolicy.ASSIGNED, timo, Map.of());

        assertThat(own.blocks(TIMO, ADA)).isTrue();
        assertThat(own.blocks(TIMO, BEN)).isFalse();
        assertThat(everybodys.blocks(TIMO, BEN)).isTrue();
        assertThat(SyncPolicy.of(GatePolicy.ANY_CONTACT).blocks(TIMO, ADA)).isFalse();
    }

    @Test
    @DisplayName("A list does not change behind its back")
    void copies() {
        Set<EmailAddress> written = new HashSet<>(Set.of(TIMO));
        AddressList list = new AddressList(written, Set.of());
        written.clear();

        assertThat(list.holds(TIMO)).isTrue();
    }
}
