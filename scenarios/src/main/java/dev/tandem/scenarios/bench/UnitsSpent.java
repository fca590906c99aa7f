package dev.tandem.scenarios.bench;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What Google would have charged, from the emulator's ledger of calls. */
record UnitsSpent(List<JsonNode> calls) {

    static UnitsSpent since(long ledgerEntry, EmulatedGmail gmail) {
        return new UnitsSpent(gmail.ledgerSince(ledgerEntry));
    }

    void print(int messages) {
        int all = calls.stream().mapToInt(call -> call.path("units").asInt()).sum();
        System.out.printf("Gmail units per synced email of a bound thread: %.1f%n", (double) all / messages);
        Map<String, List<JsonNode>> byMethod = calls.stream()
                .collect(Collectors.groupingBy(
                        call -> call.path("method").asString(), TreeMap::new, Collectors.toList()));
        byMethod.forEach((method, some) -> System.out.printf(
                "    %-45s %5d calls %7d units%n",
                method,
                some.size(),
                some.stream().mapToInt(call -> call.path("units").asInt()).sum()));
    }
}
