package dev.tandem.server.identity;

/** Somebody known asks for something that only others may do. Nothing was changed. */
public final class NotAllowed extends RuntimeException {

    private final String reason;

    /** @param reason which sentence of the bundle {@code problems} says it: {@code notAllowed.<reason>} */
    public NotAllowed(String reason) {
        super("not allowed: " + reason);
        this.reason = reason;
    }

    /** Which sentence says it. */
    public String reason() {
        return reason;
    }
}
