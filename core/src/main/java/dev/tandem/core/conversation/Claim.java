package dev.tandem.core.conversation;

import dev.tandem.core.contact.SubAccountId;
import java.time.Instant;

/**
 * A mailbox's thread taken by one sub-account: by answering it from the CRM (R32), or by having begun it there (R33).
 *
 * @param by who has it
 * @param at since when
 * @param rule {@link Rule#R32} or {@link Rule#R33}
 */
public record Claim(SubAccountId by, Instant at, Rule rule) {

    /** What an email of this thread is told anywhere else. */
    Finding elsewhere() {
        return rule == Rule.R33 ? Finding.WRITTEN_ELSEWHERE : Finding.CLAIMED_ELSEWHERE;
    }
}
