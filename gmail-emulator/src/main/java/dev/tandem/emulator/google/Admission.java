package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may come in: token, mailbox, scopes and parameters of a call. Throws {@link Refusal} otherwise. */
public final class Admission {
    private final Authentication authentication;
    private final Mailboxes mailboxes;

    public Admission(Authentication authentication, Mailboxes mailboxes) {
        this.authentication = authentication;
        this.mailboxes = mailboxes;
    }

    public Grant grant(Call call) {
        String token = token(call);
        if (token == null) {
            throw Refusals.noCredentials();
        }
        Grant grant = authentication.grantOf(token);
        if (grant == null) {
            throw Refusals.invalidCredentials();
        }
        return grant;
    }

    /** The mailbox the path names: "me" or the owner's own address. */
    public Mailbox mailbox(Grant grant, Map<String, String> path) {
        String userId = path.getOrDefault("userId", "me");
        Mailbox mailbox = mailboxes.gmail(grant.address());
        if (mailbox == null) {
            throw Refusal.of(400, "failedPrecondition", "Mail service not enabled");
        }
        if (!userId.equals("me") && !userId.equalsIgnoreCase(grant.address())) {
            throw Refusals.delegationDenied(userId);
        }
        return mailbox;
    }

    public void check(ApiMethod method, Grant grant, Call call) {
        if (!grant.hasAnyOf(method.scopes())) {
            throw Refusals.insufficientScopes(method);
        }
        method.enums().forEach((name, allowed) -> checkEnum(call, name, allowed));
    }

    private static void checkEnum(Call call, String name, List<String> allowed) {
        for (String value : call.query().all(name)) {
            if (allowed.stream().noneMatch(value::equalsIgnoreCase)) {
                throw Refusals.invalidArgument("Invalid value at '" + name + "' (TYPE_ENUM), \"" + value + "\"");
            }
        }
    }

    private static @Nullable String token(Call call) {
        String header = call.header("authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).strip();
        }
        return call.query().first("access_token");
    }
}
