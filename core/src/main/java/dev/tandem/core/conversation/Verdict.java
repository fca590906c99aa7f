package dev.tandem.core.conversation;

import java.util.List;

/**
 * What happened to an email in one sub-account, by which rule, and what was asked (R80). Holds no content.
 *
 * @param outcome what happened
 * @param rule the one that decided
 * @param steps everything asked, in order; exactly one of them decided
 */
public record Verdict(Outcome outcome, Rule rule, List<Step> steps) {

    /** Copies the steps. */
    public Verdict {
        steps = List.copyOf(steps);
    }
}
