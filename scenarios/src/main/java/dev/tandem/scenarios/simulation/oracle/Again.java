package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.World.Place;
import dev.tandem.scenarios.simulation.oracle.World.Said;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What has to be judged again, because of something that somebody did in the CRM. */
final class Again {

    private final World world;

    Again(World world) {
        this.world = world;
    }

    /** F69: mail of strangers, once a contact has their address. */
    void gained(UUID subAccount, String address, int now) {
        want(
                subAccount,
                now,
                (Said said) -> said.judged().rule().equals("R14")
                        && world.copy(said.judged().copy()).participants().stream()
                                .anyMatch(each -> KnownContact.reached(each).equals(KnownContact.reached(address))));
    }

    /** R13: held mail in the mailbox of the user who lets it in, as far as it came since that was connected. */
    void letIn(Event.LetIn letIn, int now) {
        want(
                letIn.subAccount(),
                now,
                (Said said) -> said.heldFor().equals(Optional.of(letIn.contact()))
                        && isSince(letIn, world.copy(said.judged().copy())));
    }

    private boolean isSince(Event.LetIn letIn, TrueCopy copy) {
        return world.links(letIn.subAccount(), copy.id.mailbox()).stream()
                .anyMatch(link -> link.user().equals(letIn.user()) && link.since() < copy.appearedAt);
    }

    private void want(UUID subAccount, int now, Predicate<Said> which) {
        world.verdicts.forEach((place, said) -> {
            if (place.subAccount().equals(subAccount) && isStillThere(place, now) && which.test(said)) {
                world.toBeJudgedAgain.put(place, now);
            }
        });
    }

    /** What was not, although it is still there and its mailbox was connected ever since. */
    List<String> missing() {
        return world.toBeJudgedAgain.entrySet().stream()
                .filter(wanted -> wanted.getValue() > saidAt(wanted.getKey()))
                .filter(wanted -> isStillThere(wanted.getKey(), wanted.getValue()))
                .map(wanted -> wanted.getKey())
                .map(place -> "message " + world.copy(place.copy()) + " was not judged again in " + place.subAccount())
                .toList();
    }

    private int saidAt(Place place) {
        return Optional.ofNullable(world.verdicts.get(place)).map(Said::at).orElse(0);
    }

    private boolean isStillThere(Place place, int ever) {
        return !world.copy(place.copy()).vanished
                && world.links(place.subAccount(), place.copy().mailbox()).stream()
                        .anyMatch(link -> link.since() <= ever);
    }
}
