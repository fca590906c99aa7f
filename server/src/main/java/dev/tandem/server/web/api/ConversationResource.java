package dev.tandem.server.web.api;

import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.MergePatch;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations and what is marked on them. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/conversations")
@Tag(name = "Conversations")
class ConversationResource {

    private final ConversationQueries queries;
    private final MarkConversation markConversation;
    private final MessageDrawing drawing;

    ConversationResource(ConversationQueries queries, MarkConversation markConversation, MessageDrawing drawing) {
        this.queries = queries;
        this.markConversation = markConversation;
        this.drawing = drawing;
    }

    /** Marks to be set; one that is left out stays as it is. */
    @Schema(name = "ConversationMarks")
    record MarksBody(
            @Schema(description = "false makes the newest received message unread") @Nullable
            Boolean read,

            @Nullable Boolean starred,
            @Nullable Boolean archived,
            @Nullable Boolean trashed) {

        private Marks marks() {
            return new Marks(
                    Optional.ofNullable(read),
                    Optional.ofNullable(starred),
                    Optional.ofNullable(archived),
                    Optional.ofNullable(trashed));
        }
    }

    @GetMapping
    @Operation(summary = "Conversations, newest first")
    Listing<ConversationJson> list(
            Access access,
            Stretch stretch,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "all",
                                                "mine",
                                                "unread",
                                                "starred",
                                                "failed",
                                                "archived",
                                                "trash"
                                            },
                                            defaultValue = "all"))
                    @RequestParam(defaultValue = "all")
                    String filter,
            @Parameter(description = "In names, addresses, subjects and texts") @RequestParam(defaultValue = "")
                    String q) {
        return Listing.of(
                queries.list(
                        access.subAccountId(),
                        access.userId(),
                        filter(filter),
                        Parameters.text("q", q),
                        stretch.cursor(),
                        stretch.limit()),
                ConversationJson::of);
    }

    private static Filter filter(String word) {
        return Arrays.stream(Filter.values())
                .filter(filter -> word(filter).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.parameter(
                        "filter",
                        "json.oneOf",
                        Arrays.stream(Filter.values())
                                .map(ConversationResource::word)
                                .collect(Collectors.joining(", "))));
    }

    private static String word(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One conversation with its threads")
    ConversationJson show(Access access, @PathVariable UUID id) {
        return ConversationJson.of(line(access, id), queries.threads(access.subAccountId(), id));
    }

    private Line line(Access access, UUID id) {
        return queries.conversation(access.subAccountId(), id).orElseThrow(Refusal::notFound);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(summary = "Mark as read, starred, archived or trashed")
    ConversationJson mark(Access access, @PathVariable UUID id, @RequestBody MarksBody body) {
        line(access, id);
        markConversation.run(access.subAccountId(), id, body.marks());
        return show(access, id);
    }

    @GetMapping("/{id}/messages")
    @Operation(summary = "The messages of all threads, oldest first")
    Listing<MessageJson> messages(Access access, Stretch stretch, @PathVariable UUID id) {
        line(access, id);
        return Listing.of(
                queries.messages(access.subAccountId(), id, stretch.cursor(), stretch.limit()),
                message -> drawing.draw(access.subAccountId(), message));
    }
}
