package dev.tandem.server.web.api;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.BadInput;
import dev.tandem.server.claim.AskForHandOver;
import dev.tandem.server.claim.HandOverStore;
import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.claim.HandOverStore.Asked;
import dev.tandem.server.claim.SettleClaim;
import dev.tandem.server.claim.SettleClaim.Decision;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has a thread, asking for it, and deciding about it (R32). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/threads/{thread}/claim")
@Tag(name = "Claims")
class ClaimResource {

    private static final Around NOTHING = new Around(List.of(), false, List.of(), Asked.NOT_YET);

    private final HandOverStore handOvers;
    private final ClaimStore claims;
    private final AskForHandOver askForHandOver;
    private final SettleClaim settleClaim;

    ClaimResource(HandOverStore handOvers, ClaimStore claims, AskForHandOver askForHandOver, SettleClaim settleClaim) {
        this.handOvers = handOvers;
        this.claims = claims;
        this.askForHandOver = askForHandOver;
        this.settleClaim = settleClaim;
    }

    /** What is decided. */
    enum Action {
        HAND_OVER,
        RELEASE,
        KEEP
    }

    /** A decision about a thread that the sub-account has. */
    @Schema(name = "ClaimDecision")
    record DecisionBody(
            @Nullable Action action,

            @Schema(description = "For HAND_OVER: the id of one of shownIn") @Nullable
            UUID to) {

        Decision decision() {
            if (action == null) {
                throw new BadInput("action", "handOver.action");
            }
            return switch (action) {
                case HAND_OVER -> {
                    if (to == null) {
                        throw new BadInput("to", "handOver.to");
                    }
                    yield new Decision.HandOver(new SubAccountId(to));
                }
                case RELEASE -> new Decision.Release();
                case KEEP -> new Decision.Keep();
            };
        }
    }

    @GetMapping
    @Operation(summary = "Who has a thread", description = "And which other sub-accounts show it, or ask for it.")
    ThreadClaimJson show(Access access, @PathVariable UUID thread) {
        SubAccountId here = access.subAccountId();
        UUID conversation = handOvers.conversationOf(here, thread).orElseThrow(Refusal::notFound);
        return ThreadClaimJson.of(
                thread,
                claims.heldElsewhere(here, thread),
                handOvers.own(here, thread),
                handOvers.around(here, conversation).getOrDefault(thread, NOTHING));
    }

    @PostMapping("/requests")
    @Operation(summary = "Ask the sub-account that has the thread to hand it over", description = "Twice is once.")
    ThreadClaimJson ask(Access access, @PathVariable UUID thread) {
        show(access, thread);
        if (!askForHandOver.run(access, thread)) {
            throw Refusal.of(ProblemType.NOT_CLAIMED);
        }
        return show(access, thread);
    }

    @PutMapping
    @Operation(
            summary = "Hand a thread over, release it, or refuse whoever asked",
            description =
                    "For administrators of the sub-account that has it. Everything of the thread is judged again and appears"
                            + " where it then belongs.")
    ThreadClaimJson settle(Access access, @PathVariable UUID thread, @RequestBody DecisionBody body) {
        show(access, thread);
        return switch (settleClaim.run(access, thread, body.decision())) {
            case SETTLED -> show(access, thread);
            case NOT_HAD -> throw Refusal.of(ProblemType.NOT_CLAIMED);
            case NOT_SHOWN_THERE -> throw new BadInput("to", "handOver.to");
        };
    }
}
