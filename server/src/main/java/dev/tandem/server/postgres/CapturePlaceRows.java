package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.ConversationThreadId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Everybody;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.OwnAddresses;
import dev.tandem.core.smartbcc.CapturePlace;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.smartbcc.CaptureStore.Capture;
import dev.tandem.server.smartbcc.OwnAddressStore;
import dev.tandem.server.smartbcc.OwnAddressStore.Further;
import dev.tandem.server.smartbcc.SmartAddress;
import dev.tandem.server.smartbcc.SmartDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a sub-account meets an email to a smart address. */
@Component
class CapturePlaceRows {

    private final JdbcClient jdbc;
    private final PolicyRows policies;
    private final PlaceRows places;
    private final OwnAddressStore addresses;
    private final SmartDomain domain;

    CapturePlaceRows(
            JdbcClient jdbc, PolicyRows policies, PlaceRows places, OwnAddressStore addresses, SmartDomain domain) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.places = places;
        this.addresses = addresses;
        this.domain = domain;
    }

    CapturePlace read(Capture capture, ReadEmail email) {
        SmartAddress address = capture.address();
        SubAccountId subAccount = address.subAccount();
        Optional<Binding> answered = answered(subAccount, email.nature().answers());
        Set<EmailAddress> named = email.headers().participants().stream()
                .map(Participant::address)
                .collect(Collectors.toSet());
        ContactBook contacts = places.contacts(subAccount, named, answered.stream());
        Set<EmailAddress> asked = Stream.concat(
                        named.stream(), contacts.contacts().stream().flatMap(contact -> contact.addresses().stream()))
                .collect(Collectors.toSet());
        return new CapturePlace(
                address.owner(),
                policies.policy(subAccount, asked),
                new Everybody(contacts, policies.staff(subAccount, asked), own(address)),
                trusted(address),
                domain.name().orElse(""),
                sameEmail(subAccount, email.headers().identity(capture.source())),
                answered,
                email.headers()
                        .mark()
                        .filter(mark -> isWrittenHere(subAccount, mark))
                        .isPresent());
    }

    /** R63: the address of the login, those of the mailboxes that the user has connected here, and further ones that were confirmed. */
    private OwnAddresses own(SmartAddress address) {
        Set<EmailAddress> own = new HashSet<>(addresses.given(address.subAccount(), address.owner()));
        addresses.further(address.subAccount(), address.owner()).stream()
                .filter(further -> further.confirmedAt().isPresent())
                .map(Further::address)
                .forEach(own::add);
        return new OwnAddresses(own);
    }

    private OwnAddresses trusted(SmartAddress address) {
        List<String> values = jdbc.sql("""
                select address
                  from smart_trusted
                 where sub_account_id = :subAccount
                   and user_id = :owner
                """)
                .param("owner", address.owner().value())
                .param("subAccount", address.subAccount().value())
                .query((row, n) -> row.getString("address"))
                .list();
        return new OwnAddresses(values.stream()
                .flatMap(value -> EmailAddress.parse(value).stream())
                .collect(Collectors.toSet()));
    }

    private Optional<Binding> sameEmail(SubAccountId subAccount, EmailIdentity identity) {
        return binding(jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                 where message.sub_account_id = :subAccount
                   and message.identity = :identity
                """).param("subAccount", subAccount.value()).param("identity", identity.value()));
    }

    /** The last email it says it answers that stands here. */
    private Optional<Binding> answered(SubAccountId subAccount, List<RfcMessageId> answers) {
        String[] keys = answers.stream().map(RfcMessageId::key).toArray(String[]::new);
        return binding(jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                 where message.sub_account_id = :subAccount
                   and message.rfc_message_key = any (:answers)
                 order by array_position(:answers::text[], message.rfc_message_key), message.message_id
                 limit 1
                """).param("subAccount", subAccount.value()).param("answers", keys));
    }

    private static Optional<Binding> binding(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> new Binding(
                        new ConversationThreadId(Columns.uuid(row, "thread_id")),
                        new ContactId(Columns.uuid(row, "contact_id"))))
                .optional();
    }

    private boolean isWrittenHere(SubAccountId subAccount, UUID mark) {
        return jdbc.sql("""
                select exists (select 1
                                 from message
                                where sub_account_id = :subAccount
                                  and message_id = :mark
                                  and author_id is not null)
                """)
                .param("subAccount", subAccount.value())
                .param("mark", mark)
                .query(Boolean.class)
                .single();
    }
}
