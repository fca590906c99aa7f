package dev.tandem.server.mailbox;

import java.util.Arrays;

/** A box that seals for show: it keeps the context beside the secret and opens for the same one only. */
public final class TestSecrets implements SecretBox {

    private TestSecrets() {}

    /** Such a box. */
    public static SecretBox box() {
        return new TestSecrets();
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        byte[] sealed = Arrays.copyOf(context, context.length + plain.length);
        System.arraycopy(plain, 0, sealed, context.length, plain.length);
        return sealed;
    }

    @Override
    public byte[] open(byte[] sealed, byte[] context) {
        if (sealed.length < context.length || !Arrays.equals(Arrays.copyOf(sealed, context.length), context)) {
            throw new SecretUnreadable(new IllegalArgumentException("another context"));
        }
        return Arrays.copyOfRange(sealed, context.length, sealed.length);
    }
}
