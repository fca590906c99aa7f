package dev.tandem.server.workflow;

import dev.tandem.core.workflow.Step;
import dev.tandem.server.webhook.WebhookAddress;
import dev.tandem.server.webhook.WebhookCaller;
import dev.tandem.server.webhook.WebhookCaller.Header;
import dev.tandem.server.webhook.WebhookCaller.Line;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookSecrets;
import dev.tandem.server.workflow.RunStore.Run;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program that a run came to its step. The same step has the same id, however often it is called. */
@Component
class WorkflowCall {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookCaller caller;
    private final WorkflowStore workflows;
    private final InstantSource clock;

    WorkflowCall(WebhookCaller caller, WorkflowStore workflows, InstantSource clock) {
        this.caller = caller;
        this.workflows = workflows;
        this.clock = clock;
    }

    /** What a program gets: ids alone, by which it may ask for more. */
    private record Body(String id, UUID subAccountId, UUID workflowId, UUID runId, UUID contactId, int step) {}

    /** What went wrong, if anything did. */
    Optional<String> call(Run run, Step.CallWebhook webhook) {
        String id = run.due().run() + "-" + run.place().step() + "-" + run.tries();
        String body = JSON.writeValueAsString(new Body(
                id,
                run.due().subAccount().value(),
                run.workflow(),
                run.due().run(),
                run.contact().value(),
                run.place().step()));
        String secret = workflows
                .find(run.due().subAccount(), run.workflow())
                .map(Workflow::hookToken)
                .orElseThrow();
        long timestamp = clock.instant().getEpochSecond();
        try (Line line = caller.open(WebhookAddress.parse(webhook.url()).orElseThrow())) {
            Posted posted = line.post(
                    List.of(
                            new Header("Tandem-Workflow", run.workflow().toString()),
                            new Header("Tandem-Event", id),
                            new Header("Tandem-Timestamp", Long.toString(timestamp)),
                            new Header("Tandem-Signature", "v1=" + WebhookSecrets.signature(secret, timestamp, body))),
                    body);
            return posted.trouble()
                    .map(trouble -> posted.status()
                            .map(status -> trouble + " " + status)
                            .orElse(trouble.name()));
        }
    }
}
