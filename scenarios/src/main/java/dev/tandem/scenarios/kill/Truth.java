package dev.tandem.scenarios.kill;

import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the emails: what the CRM shows beside what the emulator holds. */
final class Truth {

    private final Machine machine;

    Truth(Machine machine) {
        this.machine = machine;
    }

    /** How one email stands now. */
    Verdict of(KillPoint point, String message, String trouble) {
        EmulatedGmail gmail = machine.gmail();
        String state = message.isEmpty()
                ? "NONE"
                : machine.desk(point.way())
                        .api()
                        .get(machine.desk(point.way()).path("/messages/" + message))
                        .path("state")
                        .asString();
        long standing = gmail.inboxOf(Machine.PRIYA).stream()
                .filter(letter -> letter.subject().equals(point.subject()))
                .count();
        long inSent = gmail.sent(Machine.BEN).stream()
                .filter(copy -> copy.subject().equals(point.subject()))
                .count();
        return new Verdict(point, state, standing, inSent, trouble);
    }

    /** What is wrong with the whole: messages that the CRM shows twice or lost, drafts that stayed behind. */
    List<String> overall(List<KillPoint> points) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> shown = new TreeMap<>();
        machine.desk(Way.GMAIL)
                .messagesWith(machine.priya())
                .forEach(message -> shown.merge(message.path("subject").asString(), 1, Integer::sum));
        for (KillPoint point : points) {
            int times = shown.getOrDefault(point.subject(), 0);
            if (times != 1) {
                wrong.add("The CRM shows “" + point.subject() + "” " + times + " times.");
            }
        }
        Copy.in("DRAFT", machine.gmail().mailbox(Machine.BEN))
                .forEach(draft -> wrong.add("A draft of “" + draft.subject() + "” stayed behind."));
        return wrong;
    }
}
