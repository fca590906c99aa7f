package dev.tandem.server.inbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status of a failure as RFC 3463 spells it, {@code class.subject.detail}. Servers older than it, and those that always answer
 * {@code 5.0.0}, say the same in words.
 */
final class StatusCode {

    /** Not a piece of an IP address or of a version number. */
    private static final Pattern CODE = Pattern.compile("(?<![\\w.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\w]|\\.\\d)");

    private static final Pattern REPLY = Pattern.compile("(?<![\\w.:/-])([45])\\d\\d(?=[ -])");

    private static final List<Words> WORDS = List.of(
            new Words("2.2", "mailbox.{0,20}full|mail ?folder.{0,20}full|quota|postfach.{0,30}voll|kontingent"),
            new Words(
                    "3.4",
                    "too (?:large|big)|size limit|exceeds? .{0,40}size|exceeds size|zu groß|maximum message size"),
            new Words(
                    "1.2",
                    "(?:domain|host)(?: name| or domain name)* (?:was |could )?not (?:be )?found|no such (?:domain|host)|unknown host"
                            + "|nxdomain|dns error|domain .{0,80}does(?: not|n't) exist|domäne.{0,80}nicht gefunden|bad host"),
            new Words(
                    "1.1",
                    "user.{0,3}unknown|unknown.{0,3}(?:user|recipient|address|mailbox|account)"
                            + "|no such .{0,12}(?:user|mailbox|address|recipient|person|account)"
                            + "|(?:user|mailbox|address|recipient|account).{0,60}(?:not found|unknown|(?:not|n't) exist|(?:not|n't) be found)"
                            + "|invalid .{0,20}(?:recipient|user|address|mailbox)|no longer (?:exists|valid)|wasn't found"
                            + "|not listed in|not a valid|unrouteable address|unbekannt|nicht gefunden|existiert nicht"
                            + "|user doesn't have an?|no mailbox (?:here )?by that name|recipnotfound"),
            new Words("2.1", "disabled|frozen|inactive|suspended|deactivated|deaktiviert|gesperrt"),
            new Words(
                    "7.1",
                    "spam|block(?:ed|list|ing)|blacklist|access denied|relay|not permitted|policy|unsolicited|not allowed|not accepting"
                            + "|permission|abgelehnt|verweigert"),
            new Words(
                    "4.7",
                    "expired|giving up|timeout exceeded|not delivered within|could not (?:be delivered|deliver) for"
                            + "|keep trying|zu lange"),
            new Words(
                    "4.1",
                    "timed out|time-?out|refused|socket error|requests to connect|not responding|unreachable|no route"));

    private StatusCode() {}

    /** What a server meant: its code, unless its words say more than that. */
    static Optional<String> of(Optional<String> reported, String words) {
        Optional<String> code = reported.flatMap(StatusCode::in);
        if (code.filter(StatusCode::isPrecise).isPresent()) {
            return code;
        }
        return in(words)
                .filter(StatusCode::isPrecise)
                .or(() -> spoken(words, code.or(() -> in(words))))
                .or(() -> code)
                .or(() -> in(words));
    }

    /** The same subject and detail while it is still tried (RFC 3463 section 3.1, class 4). */
    static String whileTried(String code) {
        return "4" + code.substring(1);
    }

    /** The first code in a text. */
    static Optional<String> in(String text) {
        Matcher found = CODE.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** Whether a text gives a reason for a failure at all. */
    static boolean isFailureSpoken(String text) {
        return of(Optional.empty(), text).filter(code -> !code.startsWith("2")).isPresent();
    }

    private static Optional<String> spoken(String words, Optional<String> code) {
        String severity = code.map(known -> known.substring(0, 1)).orElseGet(() -> replyClass(words));
        return severity.equals("2")
                ? Optional.empty()
                : WORDS.stream()
                        .filter(known -> known.pattern().matcher(words).find())
                        .findFirst()
                        .map(known -> severity + "." + known.meaning());
    }

    private static String replyClass(String words) {
        Matcher reply = REPLY.matcher(words);
        return reply.find() ? reply.group(1) : "5";
    }

    private static boolean isPrecise(String code) {
        return !code.endsWith(".0");
    }

    /** What servers write where they mean this subject and detail. */
    private record Words(String meaning, Pattern pattern) {

        Words(String meaning, String pattern) {
            this(meaning, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }
}
