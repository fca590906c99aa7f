package dev.tandem.server.inbound;

import dev.tandem.server.mailbox.Gmail.Header;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The header lines of an email that no parser would take: everything before the first empty line that looks like one. */
final class BareHeaders {

    private static final Pattern LINE = Pattern.compile("(?m)^([!-9;-~]{1,76}):[ \\t]*+(.*+(?:\\R[ \\t].*+)*+)");
    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\R");

    private BareHeaders() {}

    static List<Header> of(String email) {
        String block = EMPTY_LINE.split(email, 2)[0];
        return LINE.matcher(block).results().map(BareHeaders::header).toList();
    }

    /** What stands below that empty line. */
    static String bodyOf(String email) {
        String[] halves = EMPTY_LINE.split(email, 2);
        return halves.length == 2 ? halves[1] : "";
    }

    private static Header header(MatchResult line) {
        return new Header(line.group(1), line.group(2));
    }
}
