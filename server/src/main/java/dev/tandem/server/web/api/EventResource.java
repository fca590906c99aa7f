package dev.tandem.server.web.api;

import dev.tandem.server.conversation.ChangeFeed;
import dev.tandem.server.conversation.ChangeStream;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.Caller;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Every visible change of a sub-account, in order, as it happens (R82). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/events")
@Tag(name = "Events")
class EventResource {

    private static final String LAST_EVENT = "Last-Event-ID";

    private final ChangeFeed feed;
    private final EventAdmission admission;

    EventResource(ChangeFeed feed, EventAdmission admission) {
        this.feed = feed;
        this.admission = admission;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow every change",
            description =
                    "Server-sent events: `id` is the number of the change, `event` its type, `data` an Event. Send the last id you"
                            + " have as Last-Event-ID to miss nothing; without it the stream begins now. A comment comes at least every 15"
                            + " seconds. Types: message.arrived, message.queued, message.changed, conversation.changed, contact.changed,"
                            + " contact.deleted, connection.changed, mailbox.consent-lost.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = EventJson.class)))
    ResponseEntity<SseEmitter> follow(
            Access access,
            Caller caller,
            @Parameter(description = "The last id you have, to go on after it") @RequestHeader(LAST_EVENT)
                    Optional<String> last) {
        ChangeStream stream = last.map(EventResource::number)
                .map(number -> feed.follow(access.subAccountId(), number))
                .orElseGet(() -> feed.follow(access.subAccountId()));
        SseEmitter emitter = new SseEmitter(0L);
        emitter.onCompletion(stream::close);
        emitter.onError(gone -> stream.close());
        EventLine line = new EventLine(emitter, stream, () -> admission.stands(caller, access.subAccountId()));
        Thread.ofVirtual().name("api events").start(line::tell);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.parameter(LAST_EVENT, "parameter.lastEvent");
        }
        return Long.parseLong(text);
    }
}
