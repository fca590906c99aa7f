package dev.tandem.emulator.gmail;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.HistoryRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** users.history.list. */
final class HistoryMethods {
    private final Services services;

    HistoryMethods(Services services) {
        this.services = services;
    }

    void addTo(GmailMethods all) {
        all.add("history.list", this::list);
    }

    private ObjectNode list(ApiCall call) {
        long start = start(call);
        if (!call.mailbox().history().knows(start)) {
            throw Refusals.notFound();
        }
        FaultPlan.History fault = services.faults().history();
        List<HistoryRecord> records = visible(call, start, fault);
        long state = fault.lateByMillis() > 0
                ? records.isEmpty() ? start : records.getLast().id()
                : call.mailbox().account().historyId();
        return page(records, state, call, fault);
    }

    private static ObjectNode page(List<HistoryRecord> records, long state, ApiCall call, FaultPlan.History fault) {
        ObjectNode answer = Json.object();
        String token = call.query().first("pageToken");
        boolean ahead = fault.emptyPageWithToken() && token == null;
        boolean beyond = fault.emptyPageWithToken() && EMPTY_PAGE.equals(token);
        Page<HistoryRecord> page = ahead || beyond ? new Page<>(List.of(), null) : Page.of(records, call);
        if (!page.items().isEmpty()) {
            ArrayNode history = answer.putArray("history");
            for (HistoryRecord entry : page.items()) {
                history.add(json(entry, fault.omitLabelIds()));
                if (fault.duplicateRecords()) {
                    history.add(json(entry, fault.omitLabelIds()));
                }
            }
        }
        String next = ahead ? FIRST_PAGE : page.nextToken();
        if (next == null && fault.emptyPageWithToken() && !beyond) {
            next = EMPTY_PAGE;
        }
        if (next != null) {
            answer.put("nextPageToken", next);
        }
        return answer.put("historyId", Long.toUnsignedString(state));
    }

    /** Before every page there is: what was asked for begins after it. */
    private static final String FIRST_PAGE = "0000000000";

    /** Far behind every page there is. */
    private static final String EMPTY_PAGE = "0999999999";

    private List<HistoryRecord> visible(ApiCall call, long start, FaultPlan.History fault) {
        List<String> types = call.query().all("historyTypes").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .toList();
        String label = call.query().first("labelId");
        // a listing that has begun shows everything up to the history id that its first page told
        boolean begun = call.query().first("pageToken") != null;
        long newest = services.clock().millis() - (begun ? 0 : fault.lateByMillis());
        return call.mailbox().history().after(start).stream()
                .filter(entry -> entry.at() <= newest)
                .filter(entry -> types.isEmpty() || types.contains(entry.type().filter()))
                .filter(entry -> label == null
                        || entry.labelIds().contains(label)
                        || entry.changed().contains(label))
                .toList();
    }

    private static ObjectNode json(HistoryRecord entry, boolean omitLabelIds) {
        ObjectNode node = Json.object().put("id", Long.toUnsignedString(entry.id()));
        node.putArray("messages").add(reference(entry));
        ObjectNode change = Json.object();
        ObjectNode message = reference(entry);
        if (!omitLabelIds && !entry.labelIds().isEmpty()) {
            entry.labelIds().forEach(message.putArray("labelIds")::add);
        }
        change.set("message", message);
        if (!entry.changed().isEmpty()) {
            entry.changed().forEach(change.putArray("labelIds")::add);
        }
        node.putArray(entry.type().key()).add(change);
        return node;
    }

    private static ObjectNode reference(HistoryRecord entry) {
        return Json.object().put("id", entry.messageId()).put("threadId", entry.threadId());
    }

    private static long start(ApiCall call) {
        @Nullable String text = call.query().first("startHistoryId");
        try {
            return Long.parseUnsignedLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw Refusals.invalidArgument("Missing/invalid parameter: startHistoryId");
        }
    }
}
