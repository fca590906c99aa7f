/**
 * Does an email leave exactly once, wherever the server dies (R45)? A hundred points on its way, through Gmail and by the provider: the real
 * server is killed there, or its calls are lost, late or refused though they were done, and the emulator tells what stands in the end.
 *
 * <p>Never asks the server what it believes without asking the mailboxes what is true.
 */
@NullMarked
package dev.tandem.scenarios.kill;

import org.jspecify.annotations.NullMarked;
