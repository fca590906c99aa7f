package dev.tandem.core.mailbox;

import java.util.Arrays;

/**
 * What Gmail's methods cost in quota units: the one table of it, with both price lists. A method that is not in it counts as the dearest,
 * so that nothing is spent unseen.
 */
public enum GmailMethod {
    GET_PROFILE("GET profile", 1, 1),
    LIST_LABELS("GET labels", 1, 1),
    GET_LABEL("GET labels/{id}", 1, 1),
    CREATE_LABEL("POST labels", 5, 5),
    LIST_SEND_AS("GET settings/sendAs", 1, 1),
    GET_SEND_AS("GET settings/sendAs/{sendAsEmail}", 1, 1),
    LIST_HISTORY("GET history", 2, 2),
    LIST_MESSAGES("GET messages", 5, 5),
    GET_MESSAGE("GET messages/{id}", 20, 5),
    GET_ATTACHMENT("GET messages/{messageId}/attachments/{id}", 20, 5),
    MODIFY_MESSAGE("POST messages/{id}/modify", 5, 5),
    MODIFY_MESSAGES("POST messages/batchModify", 50, 50),
    TRASH_MESSAGE("POST messages/{id}/trash", 5, 5),
    UNTRASH_MESSAGE("POST messages/{id}/untrash", 5, 5),
    SEND_MESSAGE("POST messages/send", 100, 100),
    LIST_THREADS("GET threads", 10, 10),
    GET_THREAD("GET threads/{id}", 40, 10),
    MODIFY_THREAD("POST threads/{id}/modify", 10, 10),
    TRASH_THREAD("POST threads/{id}/trash", 20, 10),
    UNTRASH_THREAD("POST threads/{id}/untrash", 20, 10),
    LIST_DRAFTS("GET drafts", 5, 5),
    GET_DRAFT("GET drafts/{id}", 20, 5),
    CREATE_DRAFT("POST drafts", 10, 10),
    UPDATE_DRAFT("PUT drafts/{id}", 15, 15),
    DELETE_DRAFT("DELETE drafts/{id}", 10, 10),
    SEND_DRAFT("POST drafts/send", 100, 100),
    WATCH("POST watch", 100, 100),
    STOP("POST stop", 50, 50),
    OTHER("", 100, 100);

    private static final String OF_A_USER = "gmail/v1/users/{userId}/";

    private final String request;
    private final int units;
    private final int unitsBefore;

    GmailMethod(String request, int units, int unitsBefore) {
        this.request = request;
        this.units = units;
        this.unitsBefore = unitsBefore;
    }

    /**
     * The method behind a request.
     *
     * @param template the path as Gmail's own description writes it, {@code gmail/v1/users/{userId}/messages/{id}}
     */
    public static GmailMethod of(String verb, String template) {
        String request = verb + " " + template.replace(OF_A_USER, "");
        return Arrays.stream(values())
                .filter(method -> method.request.equals(request))
                .findFirst()
                .orElse(OTHER);
    }

    /** Units for one call. */
    public int units(Tariff tariff) {
        return switch (tariff) {
            case SINCE_MAY_2026 -> units;
            case BEFORE -> unitsBefore;
        };
    }

    /** Whether an email leaves by it, which Gmail limits by the day besides. */
    public boolean sends() {
        return this == SEND_MESSAGE || this == SEND_DRAFT;
    }
}
