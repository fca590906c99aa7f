package dev.tandem.server.web.api.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Address and password of HTTP Basic (RFC 7617, UTF-8). */
record BasicLogin(String address, String password) {

    /** Empty where the header is none of this kind. */
    static Optional<BasicLogin> read(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new BasicLogin(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "BasicLogin[hidden]";
    }
}
