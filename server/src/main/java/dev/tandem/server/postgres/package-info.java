/**
 * Where is everything kept? Adapter to PostgreSQL: the database itself (embedded or the operator's) and the stores that the
 * rooms declare.
 *
 * <p>SQL and JDBC live here and nowhere else: one text block per statement, named parameters, full column lists. Whatever must
 * hold is kept by the database (unique keys, ON CONFLICT), not by hope. This room never decides anything about an email.
 */
@NullMarked
package dev.tandem.server.postgres;

import org.jspecify.annotations.NullMarked;
