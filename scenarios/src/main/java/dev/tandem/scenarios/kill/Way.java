package dev.tandem.scenarios.kill;

/** By which way an email leaves. */
enum Way {
    /** Ben's mailbox is connected. */
    GMAIL("Gmail"),
    /** Ada has no mailbox. */
    PROVIDER("provider");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
