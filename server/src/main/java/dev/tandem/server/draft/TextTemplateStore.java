package dev.tandem.server.draft;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.draft.TextTemplate.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the templates of a sub-account. Writing methods are called inside a use case's transaction. */
public interface TextTemplateStore {

    /** Adds one. */
    UUID add(SubAccountId subAccount, UserId by, Content content, Instant now);

    /** Changes one; false if there is none. */
    boolean change(SubAccountId subAccount, UUID template, UserId by, Content content, Instant now);

    /** Takes one away; false if there is none. */
    boolean remove(SubAccountId subAccount, UUID template);

    /** One of them. */
    Optional<TextTemplate> find(SubAccountId subAccount, UUID template);

    /** All, by name. */
    List<TextTemplate> all(SubAccountId subAccount);
}
