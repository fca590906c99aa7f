package dev.tandem.emulator.post;

import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.mime.HeaderEdit;
import java.time.Instant;

/** What Gmail puts on top of a message that arrives. */
final class ReceivedCopy {
    private ReceivedCopy() {}

    static byte[] of(byte[] raw, String owner, String returnPath, Ids ids, Instant now) {
        String id = ids.letters(16);
        String date = SentCopy.date(now);
        return new HeaderEdit(raw)
                .prepend("Delivered-To", owner)
                .prepend("Received", "by 2002:a05:emulator with SMTP id " + id + ";\r\n        " + date)
                .prepend("X-Received", "by 2002:a05:emulator with SMTP id " + id + ";\r\n        " + date)
                .prepend("Return-Path", "<" + returnPath + ">")
                .prepend(
                        "Received",
                        "from mail.emulator.example (mail.emulator.example. [127.0.0.1])\r\n"
                                + "        by mx.google.com with SMTP id " + id + "\r\n        for <" + owner
                                + ">;\r\n        " + date)
                .bytes();
    }
}
