package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tandem.core.mail.RawEmail;

/** The bytes of a file, decoded while the request is read, so that 25 MB never stand in memory as text. */
record Base64Bytes(RawEmail bytes) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Base64Bytes of(byte[] bytes) {
        return new Base64Bytes(new RawEmail(bytes));
    }
}
