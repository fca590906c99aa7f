package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.workflow.Workflow.Figures;
import dev.tandem.server.workflow.Workflow.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps workflows. Writing methods are called inside a use case's transaction. */
public interface WorkflowStore {

    /** Writes a new one, which is off and has no version. */
    UUID add(SubAccountId subAccount, UserId by, String name, WrittenWorkflow draft, String hookToken, Instant now);

    /** Gives it another name; false if there is none. */
    boolean rename(SubAccountId subAccount, UUID workflow, String name, Instant now);

    /** Writes what is being written; false if there is none. */
    boolean draft(SubAccountId subAccount, UUID workflow, WrittenWorkflow draft, Instant now);

    /** What was written is the next version, which is in force from now on; its number. */
    int publish(SubAccountId subAccount, UUID workflow, WrittenWorkflow body, UserId by, Instant now);

    /** On or off; false if it was so, or there is none. */
    boolean turn(SubAccountId subAccount, UUID workflow, boolean on, Instant now);

    /** It is gone, with its runs; false if there is none. */
    boolean remove(SubAccountId subAccount, UUID workflow);

    /** One of the sub-account's. */
    Optional<Workflow> find(SubAccountId subAccount, UUID workflow);

    /** One of its versions. */
    Optional<Version> version(SubAccountId subAccount, UUID workflow, int number);

    /** By name. */
    List<Workflow> all(SubAccountId subAccount);

    /** How its runs went since then. */
    Figures figures(SubAccountId subAccount, UUID workflow, Instant since);

    /** Whose token this is. Cross-tenant by purpose: a program has nothing but the token. */
    Optional<Hook> byHook(String token);

    /** A workflow that a program knows. */
    record Hook(SubAccountId subAccount, UUID workflow) {}
}
