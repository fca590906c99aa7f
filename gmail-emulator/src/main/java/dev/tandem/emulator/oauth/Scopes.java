package dev.tandem.emulator.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names of scopes, and what Google says about them. */
final class Scopes {
    static final String OPENID = "openid";
    static final String EMAIL = "https://www.googleapis.com/auth/userinfo.email";
    static final String PROFILE = "https://www.googleapis.com/auth/userinfo.profile";
    private static final String GMAIL = "https://www.googleapis.com/auth/gmail.";
    private static final String ALL_MAIL = "https://mail.google.com/";

    private static final Map<String, String> WORDS = Map.of(
            ALL_MAIL,
            "Read, compose, send and permanently delete all your email from Gmail",
            GMAIL + "modify",
            "Read, compose and send emails from your Gmail account",
            GMAIL + "readonly",
            "View your email messages and settings",
            GMAIL + "send",
            "Send email on your behalf",
            GMAIL + "compose",
            "Manage drafts and send emails",
            GMAIL + "metadata",
            "View your email message metadata such as labels and headers, but not the email body",
            GMAIL + "labels",
            "See and edit your email labels",
            GMAIL + "insert",
            "Add emails into your Gmail mailbox",
            GMAIL + "settings.basic",
            "See, edit, create or change your email settings and filters in Gmail");

    private Scopes() {}

    /** The names that answers use; email and profile have long ones. */
    static Set<String> normalised(String list) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scope : List.of(list.strip().split("\\s+", -1))) {
            switch (scope) {
                case "" -> {}
                case "email" -> scopes.add(EMAIL);
                case "profile" -> scopes.add(PROFILE);
                default -> scopes.add(scope);
            }
        }
        return scopes;
    }

    /** Sign-in scopes come with the account and cannot be unticked. */
    static boolean isForSignIn(String scope) {
        return scope.equals(OPENID) || scope.equals(EMAIL) || scope.equals(PROFILE);
    }

    static boolean isKnown(String scope) {
        return isForSignIn(scope)
                || WORDS.containsKey(scope)
                || scope.startsWith(GMAIL)
                || scope.startsWith("https://www.googleapis.com/auth/");
    }

    static boolean isForGmail(String scope) {
        return scope.startsWith(GMAIL) || scope.equals(ALL_MAIL);
    }

    static String words(String scope) {
        return WORDS.getOrDefault(scope, scope);
    }

    static String text(Set<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }
}
