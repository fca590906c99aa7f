package dev.tandem.server.web.api;

import dev.tandem.server.conversation.ChangeFeed;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeStream;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open line to a program: tells changes until it hangs up, the server stops, or it may listen no longer.
 *
 * @param mayListen asked again whenever the line was open for the time in which a comment is due
 */
record EventLine(SseEmitter emitter, ChangeStream stream, BooleanSupplier mayListen) {

    private static final long RECONNECT_MILLISECONDS = 1_000;

    void tell() {
        try {
            emitter.send(SseEmitter.event().comment("here").reconnectTime(RECONNECT_MILLISECONDS));
            long checked = System.nanoTime();
            while (stream.isOpen()) {
                tell(stream.next());
                if (System.nanoTime() - checked >= ChangeFeed.QUIET_MAX.toNanos()) {
                    checked = System.nanoTime();
                    hangUpUnlessAllowed();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            stream.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stream.close();
        }
    }

    private void tell(List<Entry> changes) throws IOException {
        if (changes.isEmpty() && stream.isOpen()) {
            emitter.send(SseEmitter.event().comment("still here"));
        }
        for (Entry change : changes) {
            EventJson event = EventJson.of(change);
            emitter.send(SseEmitter.event().id(event.id()).name(event.type()).data(event, MediaType.APPLICATION_JSON));
        }
    }

    private void hangUpUnlessAllowed() {
        if (!mayListen.getAsBoolean()) {
            stream.close();
        }
    }
}
