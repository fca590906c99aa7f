package dev.tandem.server.web.api;

import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A workflow as it is asked for. */
@Schema(name = "NewWorkflow")
record WorkflowBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Quotation reminder") @Nullable
        String name,

        @Schema(description = "Whether it starts for what happens; left out: it is off") @Nullable
        Boolean enabled,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "`type` is CONTACT_CREATED, CONTACT_TAG_ADDED (with `tag`), EMAIL_RECEIVED, NO_REPLY (with `days`), MANUAL or WEBHOOK",
                example = "{\"type\":\"CONTACT_TAG_ADDED\",\"tag\":\"Quotation open\"}")
        @Nullable
        WrittenTrigger trigger,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "In order. SEND_EMAIL has subject, text, html; WAIT days, hours, minutes, workingHours; CONDITION check (NO_REPLY_SINCE_START,"
                                + " HAS_TAG, HAS_NOT_TAG, ASSIGNED, NOT_ASSIGNED) and tag; ASSIGN assignedTo; ADD_TAG tag; NOTIFY userId (left"
                                + " out: whoever the contact is assigned to) and text; WEBHOOK url",
                example =
                        "[{\"type\":\"WAIT\",\"days\":5},{\"type\":\"SEND_EMAIL\",\"subject\":\"Any questions?\",\"text\":\"Dear {{contact.firstName}}\"}]")
        @Nullable
        List<@Nullable WrittenStep> steps,

        @Schema(description = "A run ends when the contact writes; left out: it does") @Nullable
        Boolean stopOnReply) {

    WrittenWorkflow written() {
        return new WrittenWorkflow(
                trigger == null ? new WrittenTrigger(null, null, null) : trigger,
                steps == null
                        ? List.of()
                        : steps.stream().filter(Objects::nonNull).toList(),
                !Boolean.FALSE.equals(stopOnReply));
    }

    String given() {
        return name == null ? "" : name;
    }
}
