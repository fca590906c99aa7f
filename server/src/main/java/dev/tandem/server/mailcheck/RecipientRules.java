package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.Call.Step;
import dev.tandem.server.mailcheck.Heard.Said;
import java.util.List;
import java.util.stream.Stream;

/** Whoever is nobody here has to be refused while the sender waits (R66): both of those who were asked about are nobody. */
final class RecipientRules {

    private static final int NO_SUCH_MAILBOX = 550;

    private RecipientRules() {}

    static List<Finding> judge(Call call) {
        return Stream.of(
                        call.heard(Step.MADE_UP).map(heard -> madeUp(call.place(), heard)),
                        call.heard(Step.FOREIGN).map(heard -> foreign(call.place(), heard)))
                .flatMap(found -> found.stream())
                .toList();
    }

    private static Finding madeUp(Place place, Heard heard) {
        return switch (heard) {
            case Said said
            when said.code() == NO_SUCH_MAILBOX ->
                Finding.ok(place + ": refuses an address that nobody has, while the sender waits.");
            case Said said
            when said.isYes() ->
                Finding.problem(place
                        + ": takes emails for an address that nobody has. A relay that takes everything bounces it"
                        + " afterwards to people who never wrote; let it ask Tandem for each recipient.");
            case Said said
            when said.isLater() ->
                Finding.warning(place + ": answers \"" + said.text()
                        + "\" about an address that nobody has. Its sender tries for"
                        + " days before he hears of it. If that is greylisting, ask again in ten minutes.");
            case Said said ->
                Finding.warning(place + ": refuses an address that nobody has with \"" + said.text()
                        + "\" instead of 550. See that it is about the address, and not about who asks.");
            default -> untold(place, "an address that nobody has");
        };
    }

    private static Finding foreign(Place place, Heard heard) {
        return switch (heard) {
            case Said said
            when said.isYes() ->
                Finding.problem(place + ": is an open relay, it takes emails of strangers to strangers (\""
                        + said.text() + "\"). Spammers find it within hours. Let it take emails for " + place.domain()
                        + " only.");
            case Said said
            when said.isLater() ->
                Finding.warning(place + ": answers \"" + said.text()
                        + "\" about a recipient at a foreign domain, neither yes nor"
                        + " no. Ask again in ten minutes.");
            case Said _ -> Finding.ok(place + ": passes nothing on to foreign domains.");
            default -> untold(place, "a recipient at a foreign domain");
        };
    }

    private static Finding untold(Place place, String what) {
        return Finding.problem(
                place + ": breaks off when asked about " + what + ". See what the log of that server says.");
    }
}
