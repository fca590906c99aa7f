/**
 * Which messages does a search want?
 *
 * <p>The language of the parameter q: words, operators, quotes, minus, OR, braces and parentheses. It matches single
 * messages, not threads, and expands no aliases. Unknown operators are searched for as words.
 */
@NullMarked
package dev.tandem.emulator.gmail.query;

import org.jspecify.annotations.NullMarked;
