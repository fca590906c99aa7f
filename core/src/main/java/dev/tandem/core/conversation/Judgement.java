package dev.tandem.core.conversation;

/**
 * The answer for one message in one sub-account.
 *
 * @param verdict what happens and why
 * @param attribution where it goes
 */
public record Judgement(Verdict verdict, Attribution attribution) {}
