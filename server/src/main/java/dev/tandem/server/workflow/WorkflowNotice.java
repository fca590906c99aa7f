package dev.tandem.server.workflow;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.User;
import dev.tandem.server.notice.TellUser;
import dev.tandem.server.workflow.RunStore.Run;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a user what a workflow wants of them, in their language. */
@Component
class WorkflowNotice {

    private final TellUser tellUser;
    private final MessageSource words;
    private final TandemProperties properties;

    WorkflowNotice(TellUser tellUser, MessageSource words, TandemProperties properties) {
        this.tellUser = tellUser;
        this.words = words;
        this.properties = properties;
    }

    /** In the run's transaction; the same step tells once. */
    void tell(Run run, User user, String contact, String text) {
        Locale locale = user.language().locale();
        String page = properties.publicUrl() + "/s/" + run.due().subAccount() + "/contacts/"
                + run.contact().value();
        tellUser.tell(
                run.due().subAccount(),
                user,
                "workflow " + run.due().run() + " " + run.place().step() + " " + run.tries(),
                words.getMessage("notice.workflow.subject", new Object[] {run.workflowName(), contact}, locale),
                words.getMessage(
                        "notice.workflow.text",
                        new Object[] {user.name(), text, contact, page, run.workflowName()},
                        locale));
    }
}
