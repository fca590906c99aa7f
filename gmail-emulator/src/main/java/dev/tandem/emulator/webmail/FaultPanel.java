package dev.tandem.emulator.webmail;

import java.util.List;

/** The form for one more fault. */
final class FaultPanel {
    private static final List<String> METHODS = List.of(
            "gmail.users.messages.send",
            "gmail.users.drafts.create",
            "gmail.users.drafts.send",
            "gmail.users.messages.get",
            "gmail.users.messages.list",
            "gmail.users.messages.modify",
            "gmail.users.history.list",
            "gmail.users.watch",
            "gmail.users.stop",
            "gmail.users.getProfile",
            "gmail.users.labels.list",
            "gmail.users.settings.sendAs.list",
            "gmail.users.threads.get",
            "gmail.upload",
            "oauth.token",
            "oauth.revoke",
            "pubsub.projects.subscriptions.pull");

    private FaultPanel() {}

    static Html draw(Screen screen) {
        return Panels.dialog(
                screen,
                "Add fault",
                Html.of(
                        """
                <form method="post" action="/webmail/faults" data-testid="fault-form">%s
                <label>Call <select name="method" autofocus><option value="">every call</option>%s</select></label>
                %s
                <label>What happens <select name="answer">
                <option value="503">answers 503, service unavailable</option>
                <option value="500">answers 500, internal error</option>
                <option value="429">answers 429, too many requests</option>
                <option value="403">answers 403, rate limit</option>
                <option value="401">answers 401, credentials refused</option>
                <option value="404">answers 404, not found</option>
                <option value="lost">is done, but the answer gets lost</option>
                <option value="slow">is done, but only after the delay</option></select></label>
                <div class="pair"><label>How often <input name="times" inputmode="numeric" value="1" placeholder="until removed"></label>
                <label>Delay in ms <input name="delayMillis" inputmode="numeric" placeholder="0"></label></div>
                <label>Come back <select name="retryAfter"><option value="">not said</option>
                <option value="HEADER">in 60 s, in a header</option><option value="TEXT">in 60 s, in the text</option></select></label>
                <p class="answers"><button class="main">Add fault</button><a class="button" href="%s">Cancel</a></p></form>
                <form method="post" action="/webmail/faults/switch" data-testid="switch-form">%s
                <label>Or something else goes wrong <select name="switch">%s
                <option value="token">token: refuses with invalid_grant</option></select></label>
                <p class="answers"><button>Switch on</button></p></form>
                """,
                        screen.place().hidden(),
                        Html.each(METHODS, method -> Html.of("<option>%s</option>", method)),
                        Panels.accounts(screen, true),
                        Panels.back(screen),
                        screen.place().hidden(),
                        Html.each(
                                List.of(FaultSwitch.values()),
                                each -> Html.of(
                                        "<option value=\"%s\">%s %s</option>", each.key(), each.what(), each.does()))));
    }
}
