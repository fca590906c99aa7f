/**
 * Would a stranger's email reach the smart addresses? Behind {@code ./tandem check-mail-domain}: asks the domain name system, speaks to
 * every machine that takes emails for the domain, and says what is wrong and what to do about it (R60, R66).
 *
 * <p>What is seen is kept apart from what it means: {@code …Rules} are pure. It never hands over an email, and knows nothing of the
 * server that it looks at: no database, no settings, only what everybody sees from outside.
 */
@NullMarked
package dev.tandem.server.mailcheck;

import org.jspecify.annotations.NullMarked;
