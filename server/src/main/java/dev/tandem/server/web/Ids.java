package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.HandlerMapping;

/** Ids as they stand in addresses. */
final class Ids {

    private Ids() {}

    /** The id in this text, if it is one. */
    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The sub-account of an address {@code /s/{sub}/…}, once it has found its handler. */
    static Optional<SubAccountId> subAccount(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> named && named.get("sub") instanceof String sub
                ? parse(sub).map(SubAccountId::new)
                : Optional.empty();
    }
}
