package dev.tandem.scenarios.simulation.story;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.story.Cast.Link;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.RemoveMember;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.UserStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** Who belongs to which sub-account: users leave one, and come back. */
final class MemberSteps {

    private static final int DEATH_PERCENT = 20;

    private final Play play;
    private final Dice dice;
    private final Cast cast;

    MemberSteps(Play play) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
    }

    List<Step> all() {
        return List.of(new Step(1, this::leaves), new Step(2, this::comesBack));
    }

    void join(UUID subAccount, Colleague colleague) {
        InstantSource clock = play.server(InstantSource.class);
        play.server(TransactionOperations.class)
                .executeWithoutResult(status -> play.server(SubAccountStore.class)
                        .addMember(
                                new SubAccountId(subAccount),
                                new UserId(colleague.id()),
                                MemberRole.USER,
                                clock.instant()));
        cast.membersOf(subAccount).add(colleague);
        play.happened(new Event.Joined(subAccount, colleague.id(), colleague.address()));
    }

    /** R75. Somebody always stays. */
    private String leaves() {
        Optional<Link> place = dice.maybeOneOf(cast.memberships()
                .filter(each -> cast.membersOf(each.subAccount()).size() > 1)
                .toList());
        return place.map(gone -> {
                    String said = play.serverWorks(() -> leave(gone), DEATH_PERCENT);
                    return gone.user().address() + " leaves " + cast.name(gone.subAccount()) + said;
                })
                .orElse("");
    }

    /** What died before its commit did not happen. */
    private void leave(Link gone) {
        try {
            play.server(RemoveMember.class)
                    .remove(self(gone), new UserId(gone.user().id()));
        } finally {
            if (!belongs(gone)) {
                cast.membersOf(gone.subAccount()).remove(gone.user());
                cast.link(gone.subAccount(), gone.user()).ifPresent(link -> {
                    cast.links.remove(link);
                    cast.paused.remove(link);
                });
                play.happened(new Event.Left(gone.subAccount(), gone.user().id()));
            }
        }
    }

    private Access self(Link place) {
        return new Access(
                Actor.self(play.server(UserStore.class)
                        .find(new UserId(place.user().id()))
                        .orElseThrow()),
                play.server(SubAccountStore.class)
                        .find(new SubAccountId(place.subAccount()))
                        .orElseThrow(),
                Optional.of(MemberRole.USER));
    }

    private boolean belongs(Link place) {
        return play.stage
                .rows()
                .sql("select exists (select 1 from membership where sub_account_id = :subAccount and user_id = :user)")
                .param("subAccount", place.subAccount())
                .param("user", place.user().id())
                .query(Boolean.class)
                .single();
    }

    private String comesBack() {
        UUID subAccount = dice.oneOf(cast.subAccounts);
        Optional<Colleague> back = dice.maybeOneOf(cast.colleagues.stream()
                .filter(colleague -> !cast.membersOf(subAccount).contains(colleague))
                .toList());
        back.ifPresent(colleague -> join(subAccount, colleague));
        return back.map(colleague -> colleague.address() + " joins " + cast.name(subAccount))
                .orElse("");
    }
}
