package dev.tandem.server.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What was asked for does not exist, or is none of the reader's business; both look the same. */
final class NothingHere extends ResponseStatusException {

    NothingHere() {
        super(HttpStatus.NOT_FOUND);
    }
}
