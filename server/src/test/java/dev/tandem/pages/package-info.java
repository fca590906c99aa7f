/** The pages with faces on them and nothing behind: to look at them, and to prove that each can be drawn. Outside the server's packages, so that no server under test picks them up. */
@NullMarked
package dev.tandem.pages;

import org.jspecify.annotations.NullMarked;
