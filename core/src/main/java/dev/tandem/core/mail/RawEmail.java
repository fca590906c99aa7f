package dev.tandem.core.mail;

import java.util.Arrays;

/** An email byte for byte, as it was received or as it shall leave (RFC 5322). */
public final class RawEmail {

    private final byte[] bytes;

    /** Keeps the array without copying it; nobody may write to it afterwards. */
    public RawEmail(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy: reading is fine. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawEmail email && Arrays.equals(bytes, email.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "email of " + bytes.length + " bytes";
    }
}
