package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of history.list, row by row (gmail-api.md section 1.7). */
class HistoryTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String LETTER = "From: jana@praxis.example\r\nTo: " + BEN + "\r\nSubject: Hi\r\n\r\nBody";

    private final Drive drive = new Drive();
    private Gmail ben = drive.gmailWith("");
    private BigInteger cursor = BigInteger.ZERO;

    @BeforeEach
    void account() throws IOException {
        drive.account(BEN, "Ben Arnold");
        ben = drive.gmail(BEN);
        cursor = ben.users().getProfile("me").execute().getHistoryId();
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void nothingNewHasNoHistoryKey() {
        HttpResponse<String> answer = drive.api(
                "GET", "/gmail/v1/users/me/history?startHistoryId=" + cursor, drive.token(BEN, Drive.MODIFY), "");

        assertThat(Drive.json(answer.body()).propertyNames()).containsExactly("historyId");
        assertThat(Drive.json(answer.body()).path("historyId").isString()).isTrue();
    }

    @Test
    void anArrivalIsAnAddedMessageWithItsLabels() throws IOException {
        String id = drive.arrive(BEN, LETTER, "INBOX,UNREAD").path("id").asString();

        History only = since(cursor).getFirst();

        assertThat(only.getMessagesAdded().getFirst().getMessage().getId()).isEqualTo(id);
        assertThat(only.getMessagesAdded().getFirst().getMessage().getLabelIds())
                .containsExactly("INBOX", "UNREAD");
        assertThat(only.getMessages().getFirst().keySet()).containsExactlyInAnyOrder("id", "threadId");
        assertThat(only.getLabelsAdded()).isNull();
    }

    @Test
    void readingStarringAndArchivingAreLabelChanges() throws IOException {
        String id = drive.arrive(BEN, LETTER, "INBOX,UNREAD").path("id").asString();
        BigInteger before = state();
        modify(id, List.of("STARRED"), List.of("UNREAD"));
        modify(id, List.of("STARRED"), List.of("INBOX", "UNREAD"));

        List<History> records = since(before);

        assertThat(records).hasSize(3);
        assertThat(records.get(0).getLabelsAdded().getFirst().getLabelIds()).containsExactly("STARRED");
        assertThat(records.get(1).getLabelsRemoved().getFirst().getLabelIds()).containsExactly("UNREAD");
        assertThat(records.get(2).getLabelsRemoved().getFirst().getLabelIds()).containsExactly("INBOX");
    }

    @Test
    void trashIsNoDeletionButDeletingIs() throws IOException {
        String id = drive.arrive(BEN, LETTER, "INBOX").path("id").asString();
        BigInteger before = state();
        ben.users().messages().trash("me", id).execute();
        ben.users().messages().untrash("me", id).execute();
        ben.users().messages().delete("me", id).execute();

        List<History> records = since(before);

        assertThat(records.get(0).getLabelsAdded().getFirst().getLabelIds()).containsExactly("TRASH");
        assertThat(records.get(1).getLabelsRemoved().getFirst().getLabelIds()).containsExactly("INBOX");
        assertThat(records.get(2).getLabelsRemoved().getFirst().getLabelIds()).containsExactly("TRASH");
        assertThat(records.get(3).getMessagesDeleted().getFirst().getMessage().getId())
                .isEqualTo(id);
        assertThat(records).hasSize(4);
    }

    @Test
    void aDraftIsReplacedOnEditAndOnSending() throws IOException {
        Draft draft = ben.users()
                .drafts()
                .create("me", new Draft().setMessage(Drive.raw(Drive.letter(BEN, "jana@praxis.example", "D"))))
                .execute();
        Draft edited = ben.users()
                .drafts()
                .update(
                        "me",
                        draft.getId(),
                        new Draft().setMessage(Drive.raw(Drive.letter(BEN, "jana@praxis.example", "E"))))
                .execute();
        Message sent = ben.users()
                .drafts()
                .send("me", new Draft().setId(draft.getId()))
                .execute();

        List<History> records = since(cursor);

        assertThat(edited.getId()).isEqualTo(draft.getId());
        assertThat(added(records))
                .containsExactly(draft.getMessage().getId(), edited.getMessage().getId(), sent.getId());
        assertThat(deleted(records))
                .containsExactly(draft.getMessage().getId(), edited.getMessage().getId());
    }

    @Test
    void idsGrowWithGapsAndPagesEndWithTheState() throws IOException {
        for (int i = 0; i < 30; i++) {
            drive.arrive(BEN, LETTER, "INBOX");
        }
        List<BigInteger> ids = new ArrayList<>();
        String token = null;
        ListHistoryResponse page;
        do {
            page = ben.users()
                    .history()
                    .list("me")
                    .setStartHistoryId(cursor)
                    .setMaxResults(7L)
                    .setPageToken(token)
                    .execute();
            page.getHistory().forEach(record -> ids.add(record.getId()));
            token = page.getNextPageToken();
        } while (token != null);

        assertThat(ids).hasSize(30).isSorted().doesNotHaveDuplicates();
        assertThat(ids.getLast().subtract(ids.getFirst())).isGreaterThan(BigInteger.valueOf(30));
        assertThat(page.getHistoryId()).isEqualTo(state());
        assertThat(since(page.getHistoryId())).isEmpty();
    }

    @Test
    void typesAndALabelFilter() throws IOException {
        String id = drive.arrive(BEN, LETTER, "INBOX,UNREAD").path("id").asString();
        drive.arrive(BEN, LETTER, "SPAM");
        modify(id, List.of("STARRED"), List.of());

        List<History> stars = ben.users()
                .history()
                .list("me")
                .setStartHistoryId(cursor)
                .setHistoryTypes(List.of("labelAdded", "labelRemoved"))
                .execute()
                .getHistory();
        List<History> spam = ben.users()
                .history()
                .list("me")
                .setStartHistoryId(cursor)
                .setLabelId("SPAM")
                .execute()
                .getHistory();

        assertThat(stars).hasSize(1);
        assertThat(spam).hasSize(1);
    }

    @Test
    void expiredAncientAndFutureCursorsAreNotFound() {
        drive.control("POST", "/accounts/" + BEN + "/history/expire", "");

        assertThat(status(cursor.toString())).isEqualTo(404);
        assertThat(status("0")).isEqualTo(404);
        assertThat(status("18446744073709551615")).isEqualTo(404);
    }

    @Test
    void afterAWeekTheHistoryIsForgotten() throws IOException {
        drive.arrive(BEN, LETTER, "INBOX");
        BigInteger later = state();
        drive.control("POST", "/clock", "{\"advance\":\"P8D\"}");

        assertThat(status(cursor.toString())).isEqualTo(404);
        assertThat(status(later.toString())).isEqualTo(200);
    }

    @Test
    void aMissingCursorIsABadRequest() {
        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> ben.users().history().list("me").execute());

        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getDetails().getMessage()).isEqualTo("Missing/invalid parameter: startHistoryId");
        assertThat(status("abc")).isEqualTo(400);
    }

    private int status(String start) {
        String path = "/gmail/v1/users/me/history?startHistoryId=" + start;
        return drive.api("GET", path, drive.token(BEN, Drive.MODIFY), "").statusCode();
    }

    private BigInteger state() throws IOException {
        return ben.users().getProfile("me").execute().getHistoryId();
    }

    private List<History> since(BigInteger start) throws IOException {
        List<History> history = ben.users()
                .history()
                .list("me")
                .setStartHistoryId(start)
                .execute()
                .getHistory();
        return history == null ? List.of() : history;
    }

    private void modify(String id, List<String> add, List<String> remove) throws IOException {
        var change = new ModifyMessageRequest().setAddLabelIds(add).setRemoveLabelIds(remove);
        ben.users().messages().modify("me", id, change).execute();
    }

    private static List<String> added(List<History> records) {
        return records.stream()
                .filter(record -> record.getMessagesAdded() != null)
                .map(record -> record.getMessagesAdded().getFirst().getMessage().getId())
                .toList();
    }

    private static List<String> deleted(List<History> records) {
        return records.stream()
                .filter(record -> record.getMessagesDeleted() != null)
                .map(record ->
                        record.getMessagesDeleted().getFirst().getMessage().getId())
                .toList();
    }
}
