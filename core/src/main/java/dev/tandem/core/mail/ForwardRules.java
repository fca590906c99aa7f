package dev.tandem.core.mail;

import java.util.regex.Pattern;

/** By which signs an email says that it passes on another one (R26). */
public final class ForwardRules {

    /** English and German programs: Fwd, Fw; WG, Wtr, Weitergeleitet; a counter in brackets may stand between. */
    private static final Pattern PREFIX = Pattern.compile(
            "(?iu)^[\\s\\p{Z}]*+(?:fwd|fw|wg|wtr|weitergeleitet)[\\s\\p{Z}]*+(?:\\[\\d+]|\\(\\d+\\))?[\\s\\p{Z}]*+[:：]");

    private ForwardRules() {}

    /** Whether this subject begins like that of a forward; "Re: Fwd: ..." is an answer to one. */
    public static boolean isForward(String subject) {
        return PREFIX.matcher(subject).find();
    }
}
