package dev.tandem.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an email is here or not, as plain text for a ticket or a colleague. */
record WhyReport(FindingWords words) {

    /** Everything the drawer shows, line by line; times in UTC, so that nobody has to ask whose. */
    String of(WhyView why, String subAccount) {
        List<String> lines = new ArrayList<>();
        lines.add(why.title());
        lines.add(why.sentence());
        lines.add("");
        line(lines, "report.subAccount", subAccount);
        line(lines, "why.source", why.mailbox());
        line(lines, "why.messageId", why.email().rfcMessageId());
        line(lines, "why.gmailId", why.email().gmailMessageId());
        line(lines, "why.atGmail", time(why.times().atGmail()));
        line(lines, "why.told", time(why.times().told()));
        line(lines, "why.judged", time(why.times().judged()));
        lines.add("");
        for (WhyView.Row row : why.rows()) {
            lines.add(row.rule() + "  " + row.question() + "  " + row.answer()
                    + (row.decided() ? "  " + words.say("why.decided") : ""));
        }
        return String.join("\n", lines);
    }

    private void line(List<String> lines, String key, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(known -> lines.add(words.say(key) + ": " + known));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
