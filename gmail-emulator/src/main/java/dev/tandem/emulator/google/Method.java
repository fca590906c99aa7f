package dev.tandem.emulator.google;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Does what one method of the API does. */
@FunctionalInterface
public interface Method {
    /** Null for an answer without a body (204). Throws {@link Refusal}. */
    @Nullable
    ObjectNode run(ApiCall call);
}
