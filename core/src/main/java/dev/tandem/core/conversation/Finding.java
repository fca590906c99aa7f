package dev.tandem.core.conversation;

/** What a rule found when it was asked. The words for it, in each language, stand in the message bundles. */
public enum Finding {
    AFTER_CONNECTION(Rule.R06),
    BEFORE_CONNECTION(Rule.R06),
    IN_SCOPE(Rule.R17),
    DRAFT_SPAM_TRASH_OR_CHAT(Rule.R17),
    NOT_AUTOMATIC(Rule.R18),
    AUTOMATIC_REPLY(Rule.R18),
    DELIVERY_REPORT(Rule.R18),
    BOUNCE_NOTED(Rule.R18),
    BLOCKED(Rule.R13),
    CLAIMED_ELSEWHERE(Rule.R32),
    WRITTEN_ELSEWHERE(Rule.R33),
    THREAD_BOUND(Rule.R11),
    THREAD_NOT_BOUND(Rule.R11),
    FORWARDED_TO_CONTACT(Rule.R26),
    FORWARDED_OUTSIDE(Rule.R26),
    ANSWERS_FORWARD(Rule.R26),
    SENDER_IS_CONTACT(Rule.R14),
    SENDER_UNKNOWN(Rule.R14),
    RECIPIENTS_UNKNOWN(Rule.R14),
    FIRST_TO_CONTACT(Rule.R21),
    FIRST_COPIED_CONTACT(Rule.R23),
    NOT_STAFF(Rule.R16),
    STAFF_WITH_CUSTOMER(Rule.R16),
    STAFF_ONLY(Rule.R16),
    ASSIGNED_TO_USER(Rule.R12),
    USER_WROTE_TO_CONTACT(Rule.R15),
    GATE_OPEN(Rule.R13),
    GATE_CLOSED(Rule.R13),
    JOINS_THREAD(Rule.R20),
    OPENS_THREAD(Rule.R20),
    FIRST_SOURCE(Rule.R29),
    ALREADY_HERE(Rule.R29),
    SENT_FROM_HERE(Rule.R44);

    private final Rule rule;

    Finding(Rule rule) {
        this.rule = rule;
    }

    /** The rule that found it. */
    public Rule rule() {
        return rule;
    }
}
