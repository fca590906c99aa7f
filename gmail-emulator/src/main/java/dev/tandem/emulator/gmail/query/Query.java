package dev.tandem.emulator.gmail.query;

import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import java.util.List;

/** A search, ready to be asked of each message. */
@FunctionalInterface
public interface Query {
    boolean matches(Message message);

    static Query parse(String q, Mailbox mailbox) {
        return new QueryParser(QueryWords.split(q), mailbox).parse();
    }

    static Query all(List<Query> parts) {
        return message -> parts.stream().allMatch(part -> part.matches(message));
    }

    static Query any(List<Query> parts) {
        return message -> parts.stream().anyMatch(part -> part.matches(message));
    }
}
