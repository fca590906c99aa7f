package dev.tandem.core.mailbox;

import java.util.EnumSet;
import java.util.Set;

/** A permission that Tandem asks for; nothing beyond these is ever asked (R04), Google's contacts least of all (R08). */
public enum Scope {
    OPENID("openid", "openid"),
    EMAIL_ADDRESS("email", "https://www.googleapis.com/auth/userinfo.email"),
    GMAIL_MODIFY("https://www.googleapis.com/auth/gmail.modify", "https://mail.google.com/");

    private final String asked;
    private final String alsoGrantedAs;

    Scope(String asked, String alsoGrantedAs) {
        this.asked = asked;
        this.alsoGrantedAs = alsoGrantedAs;
    }

    /** As it is asked for. */
    public String asked() {
        return asked;
    }

    /**
     * R05: the permissions that were not granted.
     *
     * @param granted scopes as the token answer lists them; Google spells some of them differently there
     */
    public static Set<Scope> missingFrom(Set<String> granted) {
        Set<Scope> missing = EnumSet.allOf(Scope.class);
        missing.removeIf(scope -> granted.contains(scope.asked) || granted.contains(scope.alsoGrantedAs));
        return missing;
    }
}
