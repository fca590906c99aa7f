package dev.tandem.server.web;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.workflow.Start;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.workflow.StartRuns;
import dev.tandem.server.workflow.WorkflowStore;
import dev.tandem.server.workflow.WorkflowStore.Hook;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where programs start a workflow for a contact, with nothing but its address. They create no contacts (R14). */
@RestController
public class WorkflowDoor {

    /** What stands before a workflow's token. */
    public static final String PATH = "/hooks/workflows/";

    private final WorkflowStore workflows;
    private final ContactStore contacts;
    private final StartRuns startRuns;

    WorkflowDoor(WorkflowStore workflows, ContactStore contacts, StartRuns startRuns) {
        this.workflows = workflows;
        this.contacts = contacts;
        this.startRuns = startRuns;
    }

    /** Whom it is for: by id or by email address. */
    record Named(@Nullable UUID contactId, @Nullable String email) {}

    /** What became of it. */
    record Started(boolean started, @Nullable String reason) {}

    /** @param key the same starts it once */
    @PostMapping(PATH + "{token}")
    ResponseEntity<?> start(
            @PathVariable String token,
            @RequestBody Named named,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Optional<Hook> hook = workflows.byHook(token);
        if (hook.isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, "There is no such workflow. Copy the address from its page again.");
        }
        return contact(hook.get(), named)
                .<ResponseEntity<?>>map(contact -> ResponseEntity.accepted().body(started(hook.get(), contact, key)))
                .orElseGet(() -> problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "No contact has this address. Create the contact first; a workflow creates none."));
    }

    private Started started(Hook hook, UUID contact, @Nullable String key) {
        return switch (startRuns.byProgram(hook, new ContactId(contact), Optional.ofNullable(key))) {
            case Start.Yes ignored -> new Started(true, null);
            case Start.Not not -> new Started(false, not.why().name());
            case Start.Later ignored -> new Started(false, null);
        };
    }

    private Optional<UUID> contact(Hook hook, Named named) {
        if (named.contactId() != null) {
            return contacts.find(hook.subAccount(), named.contactId()).map(Card::contactId);
        }
        return Optional.ofNullable(named.email())
                .flatMap(EmailAddress::parse)
                .flatMap(address -> contacts.withAddress(hook.subAccount(), address).stream()
                        .findFirst()
                        .map(Card::contactId));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }

    /** Programs post without any form of ours. */
    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        @Order(PushSecurity.ORDER + 2)
        SecurityFilterChain startingWorkflows(HttpSecurity http) {
            return http.securityMatcher(PATH + "*")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .requestCache(AbstractHttpConfigurer::disable)
                    .csrf(AbstractHttpConfigurer::disable)
                    .build();
        }
    }
}
