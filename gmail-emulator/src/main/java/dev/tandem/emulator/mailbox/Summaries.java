package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.MimeTree;
import dev.tandem.emulator.mime.Snippets;

/** Reads from a source what lists and search need. */
final class Summaries {
    private Summaries() {}

    static Message.Summary of(byte[] raw) {
        HeaderBlock head = HeaderBlock.of(raw);
        MimePart root = MimeTree.read(raw);
        return new Message.Summary(
                head.joined("From"),
                head.joined("To"),
                head.joined("Cc"),
                head.joined("Bcc"),
                head.first("Subject"),
                Snippets.of(root),
                root.all()
                        .map(MimePart::filename)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }
}
