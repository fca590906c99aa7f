package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.mime.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what somebody typed into To, Cc or Bcc. */
final class Addresses {
    private static final Pattern ONE = Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^,;\\n\"])+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()]+@[^\\s@<>,;:\"()]+");

    private final Mailboxes mailboxes;

    Addresses(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** People with the names that are known of them. Throws when something is no address. */
    List<Person> read(String line) {
        List<Person> people = new ArrayList<>();
        Matcher found = ONE.matcher(line);
        while (found.find()) {
            String typed = found.group().strip();
            if (!typed.isEmpty()) {
                people.add(named(one(typed)));
            }
        }
        return people;
    }

    private static Person one(String typed) {
        List<Person> read = Person.list(typed);
        if (read.size() != 1
                || !isAddress(read.getFirst().address())
                || typed.chars().filter(c -> c == '@').count() < 1) {
            throw new Complaint("“" + typed + "” is not an email address. Write it like name@company.example.");
        }
        return read.getFirst();
    }

    private Person named(Person person) {
        Mailbox known = mailboxes.find(person.address());
        return known == null || !person.name().isBlank()
                ? person
                : new Person(known.account().name(), person.address());
    }
}
