package dev.tandem.server.web;

import dev.tandem.server.mailbox.Notice;
import dev.tandem.server.mailbox.PushDesk;
import dev.tandem.server.mailbox.PushDesk.Reading;
import dev.tandem.server.mailbox.TakeNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for Pub/Sub: a push is acknowledged as soon as what it tells is stored (F30). Anything but a 2xx has it pushed again, so what
 * we cannot read is acknowledged too.
 */
@RestController
class PushDoor {

    static final String PATH = "/gmail/push";

    /** A notice has some 500 bytes. */
    static final int BODY_BYTES_MAX = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(PushDoor.class);

    private final PushDesk desk;
    private final TakeNotice takeNotice;

    PushDoor(PushDesk desk, TakeNotice takeNotice) {
        this.desk = desk;
        this.takeNotice = takeNotice;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> push(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization, HttpServletRequest request)
            throws IOException {
        if (!desk.isOpen()) {
            return status(HttpStatus.NOT_FOUND);
        }
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return status(HttpStatus.CONTENT_TOO_LARGE);
        }
        return switch (desk.read(authorization, body)) {
            case Reading.Told(Notice notice) -> {
                takeNotice.run(notice);
                yield status(HttpStatus.NO_CONTENT);
            }
            case Reading.Unreadable(String reason) -> {
                LOG.warn("A push was taken and forgotten: {}", reason);
                yield status(HttpStatus.NO_CONTENT);
            }
            case Reading.NotVouchedFor(String reason) -> {
                LOG.warn("A push was refused: {}", reason);
                yield status(HttpStatus.UNAUTHORIZED);
            }
            case Reading.CannotTell(String reason) -> {
                LOG.warn("A push has to come again: {}", reason);
                yield status(HttpStatus.SERVICE_UNAVAILABLE);
            }
        };
    }

    private static ResponseEntity<Void> status(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
