package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.soak.Crm.Answered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What happens in the CRM: emails are written and answered, conversations marked. */
final class Office {

    private static final int REFUSED_FOR_GOOD = 400;
    private static final List<String> MARKS = List.of("starred", "read", "archived");

    private final Journal journal;

    Office(Journal journal) {
        this.journal = journal;
    }

    void sends(Colleague colleague, Random chance, int number) {
        List<String> clients = List.copyOf(colleague.clients().keySet());
        write(
                colleague,
                clients.get(chance.nextInt(clients.size())),
                number,
                Map.of("subject", "From the CRM " + number));
    }

    /** Answers the newest received email of some conversation; writes a new one where nothing was received yet. */
    void replies(Colleague colleague, Random chance, int number) {
        List<JsonNode> own = conversations(colleague);
        if (own.isEmpty()) {
            sends(colleague, chance, number);
            return;
        }
        JsonNode conversation = own.get(chance.nextInt(own.size()));
        String contact = conversation.path("contact").path("id").asString();
        colleague
                .crm()
                .all(colleague.path("/conversations/" + conversation.path("id").asString() + "/messages"))
                .reversed()
                .stream()
                .filter(message -> message.path("direction").asString().equals("INBOUND"))
                .findFirst()
                .ifPresentOrElse(
                        message -> write(colleague, addressOf(colleague, contact), number, answer(message)),
                        () -> sends(colleague, chance, number));
    }

    void marks(Colleague colleague, Random chance, int number) {
        List<JsonNode> own = conversations(colleague);
        if (!own.isEmpty()) {
            String id = own.get(chance.nextInt(own.size())).path("id").asString();
            String mark = MARKS.get(chance.nextInt(MARKS.size()));
            colleague.crm().ask("PATCH", colleague.path("/conversations/" + id), Map.of(mark, chance.nextBoolean()));
        }
    }

    private void write(Colleague author, String client, int number, Map<String, String> more) {
        String mark = "mark%06dx".formatted(number);
        Map<String, String> email = new HashMap<>(more);
        email.put("contactId", author.clients().getOrDefault(client, ""));
        email.put("text", mark + " Kind regards");
        Answered answered = author.crm().ask("POST", author.path("/messages"), email);
        if (answered.status() >= REFUSED_FOR_GOOD && !isReasonable(answered)) {
            throw new IllegalStateException("The CRM refuses an email: " + answered);
        }
        journal.wrote(new Journal.Written(
                mark, author, client, answered.body().path("id").asString("")));
    }

    /** A mailbox whose consent is lost sends nothing, and says so. */
    private static boolean isReasonable(Answered answered) {
        return answered.body().path("type").asString("").contains("consent");
    }

    private static Map<String, String> answer(JsonNode message) {
        return Map.of(
                "subject",
                message.path("subject").asString(),
                "inReplyTo",
                message.path("id").asString());
    }

    private static List<JsonNode> conversations(Colleague colleague) {
        return colleague.crm().all(colleague.path("/conversations?filter=all")).stream()
                .filter(each -> colleague
                        .clients()
                        .containsValue(each.path("contact").path("id").asString()))
                .toList();
    }

    private static String addressOf(Colleague colleague, String contact) {
        return colleague.clients().entrySet().stream()
                .filter(client -> client.getValue().equals(contact))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
