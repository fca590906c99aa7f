package dev.tandem.server.conversation;

/** The key behind {@link VerdictHash}: made at first need, the same on every node and for ever, readable nowhere. */
public interface VerdictKey {

    /** 32 bytes of chance. */
    byte[] bytes();
}
