package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.http.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** users.watch and users.stop. */
final class WatchMethods {
    private final Watches watches;

    WatchMethods(Watches watches) {
        this.watches = watches;
    }

    void addTo(GmailMethods all) {
        all.add("watch", this::watch).add("stop", this::stop);
    }

    private ObjectNode watch(ApiCall call) {
        String behaviour =
                Json.text(call.json(), "labelFilterBehavior", Json.text(call.json(), "labelFilterAction", "include"));
        Watch watch = watches.start(
                call.mailbox(),
                call.grant().project(),
                Json.text(call.json(), "topicName", ""),
                Wanted.texts(call.json(), "labelIds"),
                behaviour.toLowerCase(Locale.ROOT).equals("exclude"));
        return Json.object()
                .put("historyId", Long.toUnsignedString(call.mailbox().account().historyId()))
                .put("expiration", Long.toString(watch.expiresAt()));
    }

    private @Nullable ObjectNode stop(ApiCall call) {
        watches.stop(call.mailbox(), call.grant().project());
        return null;
    }
}
