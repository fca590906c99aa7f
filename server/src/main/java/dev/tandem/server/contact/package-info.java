/**
 * The contacts of a sub-account: creating, changing, finding, assigning and deleting them.
 *
 * <p>Never reaches over the border of a sub-account, and never creates a contact by itself (R14, R22).
 */
@NullMarked
package dev.tandem.server.contact;

import org.jspecify.annotations.NullMarked;
