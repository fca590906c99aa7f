package dev.tandem.server.inbound;

import dev.tandem.server.mailbox.Gmail.Header;
import java.util.List;
import java.util.Optional;

/** Header lines by name, without regard to case (RFC 5322 section 1.2.2). */
record HeaderLines(List<Header> lines) {

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
