package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Values;

/** A message while it is being written, as its form holds it. */
record Writing(String to, String cc, String bcc, String subject, String text) {
    static final Writing BLANK = new Writing("", "", "", "", "");

    static Writing of(Values form) {
        return new Writing(
                form.first("to", ""),
                form.first("cc", ""),
                form.first("bcc", ""),
                form.first("subject", ""),
                form.first("text", ""));
    }
}
