package dev.tandem.server.web;

import dev.tandem.server.mailbox.SecurityEventDesk;
import dev.tandem.server.mailbox.SecurityEventDesk.Reading;
import dev.tandem.server.mailbox.TakeSecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for Google's Cross-Account Protection (RFC 8935): 202 for whatever Google sent, 400 for what it did not. */
@RestController
class SecurityEventDoor {

    static final String PATH = "/google/security-events";

    /** An event has some two thousand bytes. */
    static final int BODY_BYTES_MAX = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEventDoor.class);

    private final SecurityEventDesk desk;
    private final TakeSecurityEvent takeSecurityEvent;

    SecurityEventDoor(SecurityEventDesk desk, TakeSecurityEvent takeSecurityEvent) {
        this.desk = desk;
        this.takeSecurityEvent = takeSecurityEvent;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
        if (!desk.isOpen()) {
            return status(HttpStatus.NOT_FOUND);
        }
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return status(HttpStatus.CONTENT_TOO_LARGE);
        }
        return switch (desk.read(body)) {
            case Reading.Told told -> {
                takeSecurityEvent.run(told);
                yield status(HttpStatus.ACCEPTED);
            }
            case Reading.NotVouchedFor(String reason) -> {
                LOG.warn("A security event was refused: {}", reason);
                yield status(HttpStatus.BAD_REQUEST);
            }
            case Reading.CannotTell(String reason) -> {
                LOG.warn("A security event has to come again: {}", reason);
                yield status(HttpStatus.SERVICE_UNAVAILABLE);
            }
        };
    }

    private static ResponseEntity<Void> status(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
