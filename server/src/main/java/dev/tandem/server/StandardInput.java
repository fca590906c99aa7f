package dev.tandem.server;

import java.io.IOException;
import java.util.Map;

/**
 * The pipe to whoever started us. When it closes, the launcher is gone, however it went, and the server follows; even a
 * {@code kill -9} of the launcher leaves no server behind.
 */
final class StandardInput {

    private StandardInput() {}

    /** Watches from the first moment, because a launcher can also die while we are still starting. */
    static void endWhenItCloses(Map<String, String> environment) {
        if ("true".equalsIgnoreCase(environment.get("TANDEM_EXIT_ON_STDIN_EOF"))) {
            Thread.ofPlatform().daemon().name("stdin").start(StandardInput::exitAtTheEnd);
        }
    }

    private static void exitAtTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // whatever is typed means nothing to us
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        System.exit(0); // runs the shutdown hooks: the context closes, PostgreSQL stops
    }
}
