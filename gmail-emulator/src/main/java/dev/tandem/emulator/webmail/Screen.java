package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.model.Emulator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one drawing of the page needs.
 *
 * @param self null as long as nobody is chosen, because nobody is there
 * @param open the open message, or null
 * @param writing what is being written, or null
 * @param notice what has just been done, or empty
 * @param complaint what could not be done, or empty
 */
record Screen(
        Emulator emulator,
        Place place,
        @Nullable Persona self,
        @Nullable Message open,
        @Nullable Writing writing,
        String notice,
        String complaint) {

    /** Reads what the place names; nobody chosen means the first Gmail account. */
    static Screen at(Emulator emulator, Place wanted, String notice) {
        Mailboxes mailboxes = emulator.mailboxes();
        List<Persona> accounts = people(emulator, Kind.GMAIL);
        boolean chosen = Addresses.isAddress(wanted.as());
        if (!chosen && accounts.isEmpty()) {
            return new Screen(emulator, wanted.being("").panel(wanted.panel()), null, null, null, notice, "");
        }
        Persona self = chosen ? Persona.of(mailboxes, wanted.as()) : accounts.getFirst();
        Place place = chosen ? wanted : wanted.being(self.address()).panel(wanted.panel());
        Message open = self.message(place.message());
        return new Screen(emulator, place, self, open, begun(place, self, open), notice, "");
    }

    Screen with(@Nullable Writing kept, String problem) {
        return new Screen(emulator, place, self, open, kept, "", problem);
    }

    List<Persona> accounts() {
        return people(emulator, Kind.GMAIL);
    }

    List<Persona> outside() {
        return people(emulator, Kind.OUTSIDE);
    }

    private static @Nullable Writing begun(Place place, Persona self, @Nullable Message open) {
        if (place.write().equals("new")) {
            return Writing.BLANK;
        }
        boolean answers = List.of("reply", "reply-all", "forward").contains(place.write());
        return answers && open != null && self.mailbox() != null
                ? new Answering(self.mailbox(), open).begin(place.write())
                : null;
    }

    /** The cast in its order, then the others by name. */
    private static List<Persona> people(Emulator emulator, Kind kind) {
        List<String> cast = emulator.cast().addresses();
        Comparator<Persona> byCast = Comparator.comparingInt(persona -> {
            int place = cast.indexOf(persona.address());
            return place < 0 ? Integer.MAX_VALUE : place;
        });
        return emulator.mailboxes().accounts(kind).stream()
                .map((Account account) -> Persona.of(emulator.mailboxes(), account))
                .sorted(byCast.thenComparing(persona -> persona.shownName().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
