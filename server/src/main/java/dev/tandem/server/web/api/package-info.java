/**
 * The door for programs: the REST API below {@code /api/v1}. One resource per file, with the shapes of its requests and answers beside it;
 * their field names are a contract with programs of others. Decides nothing and never reaches an adapter: it asks the same rooms as the
 * pages do.
 */
@NullMarked
package dev.tandem.server.web.api;

import org.jspecify.annotations.NullMarked;
