/**
 * Starts what a user starts, each part in a process of its own, and ends it: politely, or as by {@code kill -9}. Knows ports, folders,
 * logs and readiness; knows nothing of emails.
 */
@NullMarked
package dev.tandem.scenarios.harness;

import org.jspecify.annotations.NullMarked;
