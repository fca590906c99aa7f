package dev.tandem.server.web.api.protocol;

import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Handed to whatever makes something: does the deed once, however often the request comes (header Idempotency-Key). */
@FunctionalInterface
public interface Once {

    /**
     * Does the deed, or answers what was answered the first time.
     *
     * @param asked everything the request asks for besides its address, to tell an equal request from another one
     */
    ResponseEntity<Object> answer(Object asked, Supplier<Answer> deed);
}
