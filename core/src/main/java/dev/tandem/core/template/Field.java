package dev.tandem.core.template;

import java.util.Arrays;
import java.util.Optional;

/** What a text can be filled in with. */
public enum Field {
    CONTACT_FIRST_NAME("contact.firstName"),
    CONTACT_LAST_NAME("contact.lastName"),
    CONTACT_FULL_NAME("contact.fullName"),
    CONTACT_COMPANY("contact.company"),
    CONTACT_JOB_TITLE("contact.jobTitle"),
    CONTACT_EMAIL("contact.email"),
    USER_NAME("user.name"),
    USER_EMAIL("user.email"),
    SUB_ACCOUNT_NAME("subAccount.name");

    private final String word;

    Field(String word) {
        this.word = word;
    }

    /** As it is written between the braces. */
    public String word() {
        return word;
    }

    /** The field of this word; letters count as they are. */
    static Optional<Field> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }
}
