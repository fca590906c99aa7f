package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import org.jspecify.annotations.Nullable;

/** Serves the discovery document at both of its addresses. */
public final class DiscoveryDoor implements Door {
    private final Discovery discovery;

    public DiscoveryDoor(Discovery discovery) {
        this.discovery = discovery;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        boolean ours = call.path().equals("/discovery/v1/apis/gmail/v1/rest")
                || call.path().equals("/$discovery/rest");
        return ours && call.verb().equals("GET") ? Answer.json(200, discovery.servedAt(call.origin() + "/")) : null;
    }
}
