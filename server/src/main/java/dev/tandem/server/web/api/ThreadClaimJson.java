package dev.tandem.server.web.api;

import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.claim.HandOverStore.Asked;
import dev.tandem.server.claim.HandOverStore.Other;
import dev.tandem.server.claim.HandOverStore.Own;
import dev.tandem.server.claim.HandOverStore.Request;
import dev.tandem.server.conversation.ClaimStore.Held;
import dev.tandem.server.web.api.MessageJson.ClaimJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has a thread that several sub-accounts show or showed. */
@Schema(name = "ThreadClaim")
record ThreadClaimJson(
        UUID threadId,
        State state,

        @Schema(description = "The other sub-account that has it; null unless the state is ELSEWHERE") @Nullable
        ClaimJson claimedBy,

        @Schema(description = "Since when it is yours; null unless the state is OURS") @Nullable
        Instant since,

        @Schema(
                description =
                        "Other sub-accounts that show it, or showed it before you took it; it can be handed over to them")
        List<PlaceJson> shownIn,

        @Schema(description = "Who asks you for it") List<RequestJson> requests,

        @Schema(description = "What became of your own request")
        Asked asked) {

    /** Whose it is. */
    enum State {
        /** Everybody's who shows it; the first who answers from here takes it. */
        FREE,
        OURS,
        ELSEWHERE
    }

    /** Another sub-account. */
    @Schema(name = "OtherSubAccount")
    record PlaceJson(UUID id, String name) {

        private static PlaceJson of(Other other) {
            return new PlaceJson(other.subAccount().value(), other.name());
        }
    }

    /** Somebody asks for the thread. */
    @Schema(name = "HandOverRequest")
    record RequestJson(PlaceJson subAccount, String userName, Instant at) {

        private static RequestJson of(Request request) {
            return new RequestJson(PlaceJson.of(request.from()), request.userName(), request.at());
        }
    }

    static ThreadClaimJson of(UUID thread, Optional<Held> held, Optional<Own> own, Around around) {
        State state = held.isPresent() ? State.ELSEWHERE : own.isPresent() ? State.OURS : State.FREE;
        return new ThreadClaimJson(
                thread,
                state,
                held.map(ClaimJson::of).orElse(null),
                held.isPresent() ? null : own.map(Own::since).orElse(null),
                around.others().stream().map(PlaceJson::of).toList(),
                around.requests().stream().map(RequestJson::of).toList(),
                around.asked());
    }
}
