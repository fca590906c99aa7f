package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Owners write, label and delete by hand: whatever the API's faults are, and without a line in its ledger. */
class OwnerTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana@praxis.example";

    private final Drive drive = new Drive();

    @BeforeEach
    void everyCallOfTheApiFails() {
        drive.account(BEN, "Ben Arnold");
        drive.faults("{\"calls\":[{\"status\":503}]}");
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void anOwnerWritesAndAnswersInTheThread() {
        String letter = "From: Ben <" + BEN + ">\r\nTo: " + JANA + "\r\nSubject: Windows\r\n\r\nHello";
        JsonNode first = drive.control("POST", "/accounts/" + BEN + "/sent", letter);
        String thread = first.path("threadId").asString();
        drive.control(
                "POST", "/accounts/" + BEN + "/sent?threadId=" + thread, letter.replace("Windows", "Re: Windows"));

        assertThat(drive.outside(JANA)).hasSize(2);
        assertThat(drive.truth(BEN))
                .hasSize(2)
                .allMatch(message -> message.path("threadId").asString().equals(thread))
                .allMatch(message -> labels(message).equals(List.of("SENT")));
        assertThat(drive.control("GET", "/ledger", "").path("items")).isEmpty();
    }

    @Test
    void anOwnerLabelsAndDeletesForEver() {
        String id = drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX,UNREAD")
                .path("id")
                .asString();
        String message = "/accounts/" + BEN + "/messages/" + id;

        JsonNode read = drive.control("POST", message + "/labels", "{\"add\":[\"STARRED\"],\"remove\":[\"UNREAD\"]}");
        assertThat(labels(read)).containsExactlyInAnyOrder("INBOX", "STARRED");
        drive.control("DELETE", message, "");

        assertThat(drive.truth(BEN)).isEmpty();
        HttpResponse<String> gone = drive.send("DELETE", "/emulator/v1" + message, "");
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    private static List<String> labels(JsonNode message) {
        return message.path("labelIds").valueStream().map(JsonNode::asString).toList();
    }
}
