package dev.tandem.server.web;

import dev.tandem.server.claim.HandOverStore;
import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.claim.HandOverStore.Asked;
import dev.tandem.server.conversation.ConversationQueries.ThreadLine;
import dev.tandem.server.web.ThreadClaim.Kept;
import dev.tandem.server.web.ThreadClaim.Lost;
import dev.tandem.server.web.ThreadClaim.Other;
import dev.tandem.server.web.ThreadClaim.Request;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws what stands around the threads of a conversation in other sub-accounts (R30, R32). */
@Component
class DrawClaims {

    private static final Around NOTHING = new Around(List.of(), false, List.of(), Asked.NOT_YET);

    private final HandOverStore handOvers;

    DrawClaims(HandOverStore handOvers) {
        this.handOvers = handOvers;
    }

    Map<UUID, Around> around(Visit visit, UUID conversation) {
        return handOvers.around(visit.subAccount(), conversation);
    }

    static ThreadClaim claim(Visit visit, ThreadLine thread, Map<UUID, Around> around) {
        Around here = around.getOrDefault(thread.threadId(), NOTHING);
        if (thread.claimedBy().isPresent()) {
            Lost lost = thread.claimedBy()
                    .map(held -> new Lost(held.name(), held.at(), here.asked().name()))
                    .orElseThrow();
            return new ThreadClaim(List.of(), lost, null);
        }
        return here.taken()
                ? new ThreadClaim(List.of(), null, kept(visit, here))
                : new ThreadClaim(
                        here.others().stream().map(HandOverStore.Other::name).toList(), null, null);
    }

    private static Kept kept(Visit visit, Around here) {
        return new Kept(
                here.others().stream()
                        .map(other -> new Other(other.subAccount().value(), other.name()))
                        .toList(),
                here.requests().stream()
                        .map(one -> new Request(one.userName(), one.from().name(), one.at()))
                        .toList(),
                visit.access().admin());
    }
}
