package dev.tandem.server.mailbox;

import java.util.List;

/** A place where sealed secrets are kept for long, so that they can be sealed again with a new key. */
public interface SealedShelf {

    /** Everything that lies here. */
    List<Sealed> everything();

    /** Puts the same secret back, sealed anew; nothing if it was replaced meanwhile. */
    void replace(Sealed old, byte[] sealed);

    /**
     * A sealed secret; two of them are never compared.
     *
     * @param id in its place
     * @param context what it was sealed for, see {@link SecretBox#seal}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(String id, byte[] sealed, byte[] context) {}
}
