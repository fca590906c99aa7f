/**
 * What lies in a mailbox, and what happened to it?
 *
 * <p>Gmail accounts and outside persons have the same kind of mailbox: messages with labels, threads, drafts, aliases and
 * a history whose ids grow with gaps. Every change runs inside an action of the store and leaves its history records.
 * This room delivers nothing, speaks no HTTP and knows no client: the REST methods and a web page use it alike.
 */
@NullMarked
package dev.tandem.emulator.mailbox;

import org.jspecify.annotations.NullMarked;
