package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.Received;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens in Gmail and outside: clients and strangers write, owners write, label and delete. */
final class Deeds {

    private static final int PERCENT = 100;
    private static final int ANSWERS = 35;
    private static final List<List<List<String>>> CHANGES = List.of(
            List.of(List.of("STARRED"), List.of()),
            List.of(List.of(), List.of("STARRED")),
            List.of(List.of(), List.of("UNREAD")),
            List.of(List.of("UNREAD"), List.of()),
            List.of(List.of(), List.of("INBOX")),
            List.of(List.of("INBOX"), List.of("TRASH")),
            List.of(List.of("TRASH"), List.of("INBOX")));

    private final Town town;
    private final EmulatedGmail gmail;
    private final Journal journal;

    Deeds(Town town, EmulatedGmail gmail, Journal journal) {
        this.town = town;
        this.gmail = gmail;
        this.journal = journal;
    }

    /** How often each happens, of a hundred. */
    Map<Traffic.Deed, Integer> weighted(Office office) {
        Map<Traffic.Deed, Integer> all = new LinkedHashMap<>();
        all.put(this::clientWrites, 40);
        all.put(this::strangerWrites, 8);
        all.put(this::anotherOnesClientWrites, 6);
        all.put(this::ownerWrites, 12);
        all.put(office::sends, 9);
        all.put(office::replies, 9);
        all.put(this::ownerLabels, 9);
        all.put(office::marks, 6);
        all.put(this::ownerDeletes, 1);
        return all;
    }

    private void clientWrites(Colleague colleague, Random chance, int number) {
        String client = oneOf(List.copyOf(colleague.clients().keySet()), chance);
        List<Received> got = gmail.inboxOf(client);
        Letter letter = Letter.from(client).to(colleague.address()).saying("Letter " + number);
        if (!got.isEmpty() && chance.nextInt(PERCENT) < ANSWERS) {
            gmail.outsideSends(letter.answering(got.getLast()));
        } else {
            gmail.outsideSends(letter.about("Offer " + number));
        }
    }

    private void strangerWrites(Colleague colleague, Random chance, int number) {
        gmail.outsideSends(Letter.from(oneOf(town.strangers(), chance))
                .to(colleague.address())
                .about("For sale " + number)
                .saying("Letter " + number));
    }

    /** R13: assigned to somebody else, so it is not shown. */
    private void anotherOnesClientWrites(Colleague colleague, Random chance, int number) {
        List<Colleague> others = town.staff().stream()
                .filter(each -> each.subAccountId().equals(colleague.subAccountId()) && !each.equals(colleague))
                .toList();
        Colleague other = oneOf(others, chance);
        String client = oneOf(List.copyOf(other.clients().keySet()), chance);
        gmail.outsideSends(Letter.from(client)
                .to(colleague.address())
                .about("By mistake " + number)
                .saying("Letter " + number));
    }

    private void ownerWrites(Colleague colleague, Random chance, int number) {
        String client = oneOf(List.copyOf(colleague.clients().keySet()), chance);
        Letter letter = Letter.from(colleague.address()).to(client).saying("Letter " + number);
        List<Copy> theirs = gmail.mailbox(colleague.address()).stream()
                .filter(copy ->
                        copy.from().contains(client) && !colleague.before().contains(copy.id()))
                .toList();
        if (theirs.isEmpty() || chance.nextInt(PERCENT) >= ANSWERS) {
            gmail.ownerWrites(colleague.address(), letter.about("From Gmail " + number), "");
        } else {
            Copy first = theirs.getFirst();
            Letter answer = letter.answering(gmail.source(colleague.address(), first));
            gmail.ownerWrites(colleague.address(), answer, first.threadId());
        }
    }

    /** One at a time with the deleting, so that nobody labels what is gone. */
    private synchronized void ownerLabels(Colleague colleague, Random chance, int number) {
        later(colleague, chance).forEach(copy -> {
            List<List<String>> change = oneOf(CHANGES, chance);
            gmail.ownerLabels(colleague.address(), copy.id(), change.getFirst(), change.getLast());
        });
    }

    private synchronized void ownerDeletes(Colleague colleague, Random chance, int number) {
        later(colleague, chance).forEach(copy -> {
            journal.deleted(copy.rfcMessageId());
            gmail.ownerDeletes(colleague.address(), copy.id());
        });
    }

    /** One that was received since the connection, if there is any. */
    private List<Copy> later(Colleague colleague, Random chance) {
        List<Copy> all = gmail.mailbox(colleague.address()).stream()
                .filter(copy ->
                        !copy.labels().contains("SENT") && !copy.labels().contains("DRAFT"))
                .filter(copy -> !colleague.before().contains(copy.id()))
                .toList();
        return all.isEmpty() ? List.of() : List.of(oneOf(all, chance));
    }

    private static <T> T oneOf(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }
}
