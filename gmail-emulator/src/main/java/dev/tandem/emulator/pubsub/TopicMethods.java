package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.pubsub.PubSubDoor.Request;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** projects.topics. */
final class TopicMethods {
    private final PubSub pubSub;

    TopicMethods(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    ObjectNode run(Request request) {
        return switch (request.method()) {
            case "create" -> create(request);
            case "get", "patch" -> json(known(request.name()));
            case "list" -> list(request);
            case "delete" -> delete(request);
            case "publish" -> publish(request);
            case "subscriptions.list" -> subscriptions(request);
            case "getIamPolicy", "setIamPolicy", "testIamPermissions" -> PubSubRefusals.policy(request);
            default -> throw PubSubRefusals.unknownMethod(request.method());
        };
    }

    private ObjectNode create(Request request) {
        if (pubSub.topic(request.name()) != null) {
            throw PubSubRefusals.exists(request.name());
        }
        var topic = new Topic(request.name());
        pubSub.put(topic);
        return json(topic);
    }

    private ObjectNode list(Request request) {
        ObjectNode answer = Json.object();
        var topics = pubSub.topicsOf(request.name());
        if (!topics.isEmpty()) {
            var array = answer.putArray("topics");
            topics.forEach(topic -> array.add(json(topic)));
        }
        return answer;
    }

    private ObjectNode delete(Request request) {
        known(request.name());
        pubSub.deleteTopic(request.name());
        return Json.object();
    }

    private ObjectNode publish(Request request) {
        known(request.name());
        JsonNode messages = request.json().path("messages");
        if (messages.isEmpty()) {
            throw Refusals.invalidArgument("The value for message_count is too small. You passed 0 in the request,"
                    + " but the minimum value is 1.");
        }
        ObjectNode answer = Json.object();
        var ids = answer.putArray("messageIds");
        for (JsonNode message : messages) {
            Map<String, String> attributes = new HashMap<>();
            message.path("attributes")
                    .properties()
                    .forEach(entry ->
                            attributes.put(entry.getKey(), entry.getValue().asString()));
            ids.add(pubSub.publish(
                    request.name(), Json.text(message, "data", ""), attributes, Json.text(message, "orderingKey", "")));
        }
        return answer;
    }

    private ObjectNode subscriptions(Request request) {
        known(request.name());
        ObjectNode answer = Json.object();
        var names = pubSub.subscriptionsTo(request.name());
        if (!names.isEmpty()) {
            var array = answer.putArray("subscriptions");
            names.forEach(each -> array.add(each.name()));
        }
        return answer;
    }

    private Topic known(String name) {
        Topic topic = pubSub.topic(name);
        if (topic == null) {
            throw PubSubRefusals.notFound(name);
        }
        return topic;
    }

    private static ObjectNode json(Topic topic) {
        return Json.object().put("name", topic.name());
    }
}
