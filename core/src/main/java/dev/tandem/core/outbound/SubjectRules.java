package dev.tandem.core.outbound;

import java.util.regex.Pattern;

/** What a subject is, apart from the marks of replies (R49). */
final class SubjectRules {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Z}\\p{C}]*[\\p{Cntrl}\\p{Zl}\\p{Zp}][\\p{Z}\\p{C}]*");

    private static final Pattern REPLY_PREFIX = Pattern.compile(
            "(?iu)^(?:re|aw|antw|antwort|sv|vs|res|rif|odp|ynt|回复|答复)\\s*(?:\\[\\d+]|\\^\\d+|\\(\\d+\\))?\\s*[:：]");

    private SubjectRules() {}

    /** The subject of the thread, unchanged but for one "Re:". Whatever breaks the line becomes a space: no header slips in (F56). */
    static String ofReply(String original) {
        String oneLine = BREAKS.matcher(original).replaceAll(" ").strip();
        return REPLY_PREFIX.matcher(oneLine).find() ? oneLine : ("Re: " + oneLine).strip();
    }
}
