/** What people are writing and have not sent yet (R50): kept while they type, with its files, on every device. */
@NullMarked
package dev.tandem.server.draft;

import org.jspecify.annotations.NullMarked;
