package dev.tandem.core.outbound;

import dev.tandem.core.mail.ForwardRules;
import java.util.regex.Pattern;

/** What a subject is, apart from the marks of replies (R49). */
final class SubjectRules {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{C}]++");

    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private static final Pattern REPLY_PREFIX = Pattern.compile(
            "(?iu)^(?:re|aw|antw|antwort|sv|vs|res|rif|odp|ynt|回复|答复)[\\s\\p{Z}]*+(?:\\[\\d+]|\\^\\d+|\\(\\d+\\))?[\\s\\p{Z}]*+[:：]");

    private SubjectRules() {}

    /** The subject of the thread, unchanged but for one "Re:". Whatever breaks the line becomes a space: no header slips in (F56). */
    static String ofReply(String original) {
        String oneLine = BLANKS.matcher(original)
                .replaceAll(blanks -> unbroken(blanks.group()))
                .strip();
        return REPLY_PREFIX.matcher(oneLine).find() ? oneLine : ("Re: " + oneLine).strip();
    }

    /** The subject of a forward: one "Fwd:" before the original's. */
    static String ofForward(String original) {
        String oneLine = BLANKS.matcher(original)
                .replaceAll(blanks -> unbroken(blanks.group()))
                .strip();
        return ForwardRules.isForward(oneLine) ? oneLine : ("Fwd: " + oneLine).strip();
    }

    private static String unbroken(String blanks) {
        return BREAK.matcher(blanks).find() ? " " : blanks;
    }
}
