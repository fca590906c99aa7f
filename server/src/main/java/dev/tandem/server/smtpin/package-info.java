/** Takes emails to smart addresses over SMTP (RFC 5321): nothing else, from nobody without limits, and never a bounce afterwards. */
@NullMarked
package dev.tandem.server.smtpin;

import org.jspecify.annotations.NullMarked;
