/** Texts with fields that are filled in for each reader. */
@NullMarked
package dev.tandem.core.template;

import org.jspecify.annotations.NullMarked;
