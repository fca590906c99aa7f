package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.SendAs;
import tools.jackson.databind.node.ObjectNode;

/** users.settings.sendAs, for reading; aliases are added by the control API. */
final class SendAsMethods {
    void addTo(GmailMethods all) {
        all.add("settings.sendAs.list", SendAsMethods::list).add("settings.sendAs.get", SendAsMethods::get);
    }

    private static ObjectNode list(ApiCall call) {
        ObjectNode answer = Json.object();
        var array = answer.putArray("sendAs");
        call.mailbox().sendAs().all().forEach(sendAs -> array.add(json(sendAs)));
        return answer;
    }

    private static ObjectNode get(ApiCall call) {
        SendAs sendAs = call.mailbox().sendAs().get(call.pathPart("sendAsEmail"));
        if (sendAs == null) {
            throw Refusals.notFound();
        }
        return json(sendAs);
    }

    /** The primary address has no verification status. */
    private static ObjectNode json(SendAs sendAs) {
        ObjectNode node = Json.object()
                .put("sendAsEmail", sendAs.address())
                .put("displayName", sendAs.displayName())
                .put("replyToAddress", sendAs.replyTo())
                .put("signature", sendAs.signature());
        if (sendAs.primary()) {
            node.put("isPrimary", true);
        }
        if (sendAs.standard()) {
            node.put("isDefault", true);
        }
        if (!sendAs.primary()) {
            node.put("treatAsAlias", true);
            node.put("verificationStatus", sendAs.accepted() ? "accepted" : "pending");
        }
        return node;
    }
}
