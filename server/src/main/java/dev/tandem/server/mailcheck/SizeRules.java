package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Step;
import dev.tandem.server.mailcheck.Heard.Said;
import dev.tandem.server.smartbcc.AcceptEmail;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large an email may be, as a server offers it (RFC 1870). */
final class SizeRules {

    /** Without a number, or with zero, there is no fixed limit. */
    private static final Pattern OFFER = Pattern.compile("SIZE(?: +(\\d{1,18}))?", Pattern.CASE_INSENSITIVE);

    private static final long MEGABYTE = 1024L * 1024;

    private SizeRules() {}

    static List<Finding> judge(Call call) {
        Optional<Long> bytes = call.heard(Step.EHLO)
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .flatMap(SizeRules::bytes);
        if (bytes.isEmpty()) {
            return List.of(
                    Finding.warning(
                            call.place()
                                    + ": does not say how large an email may be (SIZE), so large ones are refused only after they were sent."));
        }
        long most = bytes.get();
        return most == 0 || most >= AcceptEmail.EMAIL_BYTES_MAX
                ? List.of()
                : List.of(Finding.warning(call.place() + ": takes emails up to " + most / MEGABYTE
                        + " MB, Tandem up to " + AcceptEmail.EMAIL_BYTES_MAX / MEGABYTE
                        + " MB. Raise the limit of the relay in front."));
    }

    private static Optional<Long> bytes(Said offers) {
        return offers.lines().stream()
                .map(String::strip)
                .map(OFFER::matcher)
                .filter(Matcher::matches)
                .map(offer -> offer.group(1) == null ? 0L : Long.parseLong(offer.group(1)))
                .findFirst();
    }
}
