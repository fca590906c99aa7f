package dev.tandem.server.web;

import dev.tandem.server.conversation.ChangeFeed;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** The stream of events behind every page: which conversation changed, and whether the reader's own connection did (R82). */
@Controller
class LiveEvents {

    private final ChangeFeed feed;

    LiveEvents(ChangeFeed feed) {
        this.feed = feed;
    }

    @GetMapping(path = "/s/{sub}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Visit visit, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
        SseEmitter emitter = new SseEmitter(0L);
        ChangeStream stream = last == null ? feed.follow(visit.subAccount()) : feed.follow(visit.subAccount(), last);
        emitter.onCompletion(stream::close);
        emitter.onError(gone -> stream.close());
        UUID reader = visit.user().id().value();
        Thread.ofVirtual().name("events").start(() -> tell(emitter, stream, reader));
        return emitter;
    }

    /** Until the browser is gone or the server stops. A comment now and then finds out which browsers are gone. */
    private static void tell(SseEmitter emitter, ChangeStream stream, UUID reader) {
        try {
            emitter.send(SseEmitter.event().comment("here").reconnectTime(1000));
            while (stream.isOpen()) {
                List<Entry> changes = stream.next();
                if (changes.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                for (Entry change : changes) {
                    emitter.send(event(change, reader));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException browserGone) {
            stream.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stream.close();
        }
    }

    private static SseEventBuilder event(Entry change, UUID reader) {
        SseEventBuilder event = SseEmitter.event().id(Long.toString(change.number()));
        if (change.subject().conversation().isPresent()) {
            return event.name("conversation")
                    .data(change.subject().conversation().get().toString(), MediaType.TEXT_PLAIN);
        }
        boolean own = change.subject().user().equals(Optional.of(reader));
        boolean connection = change.subject().kind() == Kind.CONNECTION_CHANGED;
        return event.name(connection && own ? "connection" : connection ? "other" : "counts")
                .data("", MediaType.TEXT_PLAIN);
    }
}
