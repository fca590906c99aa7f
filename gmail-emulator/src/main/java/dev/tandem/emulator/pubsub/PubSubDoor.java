package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.google.Toll;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.store.Store;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pub/Sub's REST paths. Any token, or none, is taken. */
public final class PubSubDoor implements Door {
    private static final Pattern PATH =
            Pattern.compile("/v1/(projects/[^/]+)/(topics|subscriptions)(?:/([^/:]+))?(?::(\\w+)|/(subscriptions))?");
    private static final String CREATE = "create";
    private static final Map<String, String> VERBS =
            Map.of("PUT", CREATE, "GET", "get", "DELETE", "delete", "PATCH", "patch");

    private final Store store;
    private final Toll toll;
    private final TopicMethods topics;
    private final SubscriptionMethods subscriptions;

    public PubSubDoor(Store store, Toll toll, PubSub pubSub) {
        this.store = store;
        this.toll = toll;
        this.topics = new TopicMethods(pubSub);
        this.subscriptions = new SubscriptionMethods(pubSub, store);
    }

    /**
     * One call, taken apart.
     *
     * @param name the resource's full name, or the project when a list is wanted
     */
    record Request(String kind, String method, String name, ObjectNode json) {}

    @Override
    public @Nullable Answer answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return null;
        }
        String kind = path.group(2);
        String method = method(call.verb(), path);
        String id = "pubsub.projects." + kind + "." + method;
        ObjectNode json = Json.parse(call.body());
        if (json == null) {
            return toll.refuse(id, call, Refusals.badRequest("Invalid JSON payload received."));
        }
        String name = path.group(3) == null ? path.group(1) : path.group(1) + "/" + kind + "/" + path.group(3);
        var request = new Request(kind, method, name, json);
        return toll.pass(id, call, "", () -> new Toll.Priced(Answer.json(200, done(request)), 0));
    }

    private ObjectNode done(Request request) {
        if (request.method().equals("pull")) {
            return subscriptions.pull(request); // waits, so it must not hold the store
        }
        return store.act(() -> request.kind().equals("topics") ? topics.run(request) : subscriptions.run(request));
    }

    private static String method(String verb, Matcher path) {
        if (path.group(4) != null) {
            return path.group(4);
        }
        if (path.group(5) != null) {
            return "subscriptions.list";
        }
        return path.group(3) == null ? "list" : VERBS.getOrDefault(verb, verb);
    }
}
