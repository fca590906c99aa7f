package dev.tandem.server.inbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.server.inbound.EmailHeaders.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/** Address lines: groups, comments and quoted commas understood, garbage left out (F66). */
final class AddressLines {

    private static final Map<Role, String> LINE =
            Map.of(Role.FROM, "From", Role.TO, "To", Role.CC, "Cc", Role.BCC, "Bcc");

    private AddressLines() {}

    static List<Participant> participants(HeaderLines headers) {
        List<Participant> participants = new ArrayList<>();
        for (Role role : Role.values()) {
            people(headers.all(LINE.getOrDefault(role, ""))).stream()
                    .map(person -> new Participant(role, person.address(), person.name()))
                    .forEach(participants::add);
        }
        return List.copyOf(participants);
    }

    static List<Person> people(List<String> values) {
        return values.stream()
                .flatMap(AddressLines::mailboxes)
                .flatMap(AddressLines::person)
                .toList();
    }

    private static Stream<Mailbox> mailboxes(String value) {
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, HeaderText.utf8(value));
        ParserCursor all = new ParserCursor(0, bytes.length());
        return LenientAddressParser.DEFAULT.parseAddressList(bytes, all).flatten().stream();
    }

    private static Stream<Person> person(Mailbox mailbox) {
        String name =
                Optional.ofNullable(mailbox.getName()).map(HeaderText::decoded).orElse("");
        return EmailAddress.parse(HeaderText.decoded(mailbox.getAddress())).stream()
                .map(address -> new Person(name, address));
    }
}
