package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address, written as a text or as an object like those of a message. */
@Schema(name = "Recipient", type = "string", example = "empfang@praxis-weber.example")
record RecipientBody(@JsonValue String address) {

    /** As a text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RecipientBody of(String address) {
        return new RecipientBody(address);
    }

    /** As an object. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static RecipientBody of(
            @com.fasterxml.jackson.annotation.JsonProperty("address") @Nullable String address,
            @com.fasterxml.jackson.annotation.JsonProperty("name") @Nullable String name) {
        return new RecipientBody(Objects.requireNonNullElse(address, ""));
    }
}
