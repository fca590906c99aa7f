package dev.tandem.emulator.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * A name and an address as they stand in a From, To, Cc or Bcc line.
 *
 * @param name as shown, or empty
 * @param address lower case
 */
public record Person(String name, String address) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()]+");

    /** All people of a header value, groups resolved; what is no address is left out. */
    public static List<Person> list(String value) {
        if (value.isBlank()) {
            return List.of();
        }
        List<Person> people = new ArrayList<>();
        try {
            // The parser counts bytes; handed a text, it cuts off as many as there are letters beyond ASCII.
            ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, value);
            ParserCursor all = new ParserCursor(0, bytes.length());
            for (Mailbox box :
                    LenientAddressParser.DEFAULT.parseAddressList(bytes, all).flatten()) {
                people.addAll(person(box.getName(), box.getAddress()));
            }
        } catch (RuntimeException e) {
            people.clear();
        }
        if (people.isEmpty()) {
            Matcher found = ADDRESS.matcher(value);
            while (found.find()) {
                people.addAll(person("", found.group()));
            }
        }
        return people;
    }

    /** As a header value, the name quoted and encoded as needed. */
    public String header() {
        return name.isBlank() ? address : HeaderWords.phrase(name) + " <" + address + ">";
    }

    private static List<Person> person(String name, String address) {
        boolean proper = ADDRESS.matcher(address).matches();
        return proper
                ? List.of(new Person(name == null ? "" : name.strip(), address.toLowerCase(Locale.ROOT)))
                : List.of();
    }
}
