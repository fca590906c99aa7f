/**
 * What does each method of the Gmail API do, and how does its answer look?
 *
 * <p>One class per resource, the methods by their discovery ids. They read the model of the room mailbox and write
 * Gmail's JSON: 64-bit numbers as texts, absent instead of empty arrays, padded base64url. Who may call, what it costs
 * and which faults hit is decided before, in the room google.
 */
@NullMarked
package dev.tandem.emulator.gmail;

import org.jspecify.annotations.NullMarked;
