/**
 * The door for people: which page answers which address, and what stands on it. Pages are HTML from the server; a
 * request of htmx gets the changed part alone. View records carry what a template shows and nothing else, so a page can
 * be rendered and judged without a database. This room decides nothing about mail and never reaches an adapter: it asks
 * the rooms, and writes their answers down in the words, the language and the time zone of the reader.
 */
@NullMarked
package dev.tandem.server.web;

import org.jspecify.annotations.NullMarked;
