/**
 * Who is there when nobody has been there before: the demo agency of the sandbox, or one agency admin.
 *
 * <p>Never touches an installation that somebody uses already.
 */
@NullMarked
package dev.tandem.server.demo;

import org.jspecify.annotations.NullMarked;
