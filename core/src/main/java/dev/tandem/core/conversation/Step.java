package dev.tandem.core.conversation;

/**
 * One question on the way to a verdict.
 *
 * @param finding what was found
 * @param decided whether this settled the outcome
 */
public record Step(Finding finding, boolean decided) {}
