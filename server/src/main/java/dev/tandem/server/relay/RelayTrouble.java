package dev.tandem.server.relay;

import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.io.IOException;

/** A step that did not succeed; caught in this room and handed out as a value. */
final class RelayTrouble extends IOException {

    /** What the library makes of a line that the server closed instead of an answer. */
    static final String CLOSED = "[EOF]";

    static final int SAID_MAX_CHARACTERS = 500;

    private final transient ProviderTrouble trouble;
    private final boolean lasting;

    private RelayTrouble(ProviderTrouble trouble, boolean lasting) {
        super(trouble.toString());
        this.trouble = trouble;
        this.lasting = lasting;
    }

    /** Another time it may work. */
    static RelayTrouble of(Kind kind, String said) {
        return new RelayTrouble(new ProviderTrouble(kind, oneLine(said)), false);
    }

    /** The server said no to this very email. */
    static RelayTrouble lasting(Kind kind, String said) {
        return new RelayTrouble(new ProviderTrouble(kind, oneLine(said)), true);
    }

    ProviderTrouble trouble() {
        return trouble;
    }

    boolean lasting() {
        return lasting;
    }

    /** What the server said; nothing where it closed the line instead. */
    static String oneLine(String said) {
        if (said.equals(CLOSED)) {
            return "";
        }
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= SAID_MAX_CHARACTERS ? line : line.substring(0, SAID_MAX_CHARACTERS);
    }
}
