package dev.tandem.scenarios.kill;

/** When the line to the provider breaks. */
enum Moment {
    WHILE_IDLE("between two emails"),
    GREETING("before the greeting"),
    EHLO("at EHLO"),
    MAIL("at MAIL"),
    RCPT("at RCPT"),
    DATA("at DATA"),
    CONTENT("within the email"),
    /** The server said that it ends, and the provider never heard it. */
    END_NOT_HEARD("at the end of the email, before the provider heard it"),
    /** The provider has the email, and the server does not know. */
    END_HEARD("after the provider took the email, before its answer");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    /**
     * Whether nobody on our side can know what became of the email: its end may have been told. A small email is written whole before
     * anybody notices that the line broke within it.
     */
    boolean leavesDoubt() {
        return this == CONTENT || this == END_NOT_HEARD || this == END_HEARD;
    }

    @Override
    public String toString() {
        return words;
    }
}
