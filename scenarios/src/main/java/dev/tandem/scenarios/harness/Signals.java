package dev.tandem.scenarios.harness;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to process groups, as terminals send them. */
public final class Signals {

    private Signals() {}

    /** What Ctrl-C does: SIGINT to everybody in the foreground. */
    public static void controlC(long group) {
        kill("-INT", "-" + group);
    }

    /** SIGKILL to everybody in the group. */
    public static void killGroup(long group) {
        kill("-KILL", "-" + group);
    }

    /** SIGKILL to one process. */
    public static void kill(long process) {
        kill("-KILL", Long.toString(process));
    }

    /** SIGQUIT to one process; PostgreSQL then shuts down "immediately". */
    static void quit(long process) {
        kill("-QUIT", Long.toString(process));
    }

    private static void kill(String signal, String whom) {
        try {
            int code = new ProcessBuilder("kill", signal, "--", whom)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " " + whom + " answers " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
