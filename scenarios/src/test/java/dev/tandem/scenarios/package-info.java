/** Black box: server, PostgreSQL and emulator in processes of their own, driven over HTTP and in a real browser. */
@NullMarked
package dev.tandem.scenarios;

import org.jspecify.annotations.NullMarked;
