package dev.tandem.emulator.webmail;

/** Something in a form that cannot be done; the message says what to do instead. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Complaint(String message) {
        super(message);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
