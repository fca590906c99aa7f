package dev.tandem.emulator.mailbox;

/** An address that an account may write from. */
public record SendAs(
        String address,
        String displayName,
        String replyTo,
        String signature,
        boolean primary,
        boolean standard,
        boolean accepted) {

    static SendAs primary(String address, String name) {
        return new SendAs(address, name, "", "", true, true, true);
    }
}
