/** Answers to emails by the provider, and reports about them: they come to addresses of ours and stand where the email stands. */
@NullMarked
package dev.tandem.server.reply;

import org.jspecify.annotations.NullMarked;
