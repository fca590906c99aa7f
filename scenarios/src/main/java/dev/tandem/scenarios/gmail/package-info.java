/** The other side: emails from outside, what a person does in Gmail, and what mailboxes really hold. The truth to compare with. */
@NullMarked
package dev.tandem.scenarios.gmail;

import org.jspecify.annotations.NullMarked;
