package dev.tandem.scenarios.simulation.story;

import java.util.function.Supplier;

/**
 * Something that can happen in a story.
 *
 * @param weight how often, compared with the others
 * @param act does it and says in words what was done; empty if it could not be done now
 */
record Step(int weight, Supplier<String> act) {}
