package dev.tandem.server.web.api;

import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.MergePatch;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Contacts of a sub-account. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/contacts")
@Tag(name = "Contacts")
class ContactResource {

    private final ContactStore contacts;
    private final WriteContact writeContact;
    private final MergePatch patches;

    ContactResource(ContactStore contacts, WriteContact writeContact, MergePatch patches) {
        this.contacts = contacts;
        this.writeContact = writeContact;
        this.patches = patches;
    }

    @GetMapping
    @Operation(summary = "Contacts, newest email first", description = "All conditions hold at once.")
    Listing<ContactJson> list(
            Access access,
            Stretch stretch,
            @Parameter(description = "Words that all stand in names, company and addresses")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Exactly this address, however it is spelled (R28)") @RequestParam
                    Optional<String> address,
            @Parameter(description = "Id of a user, `me`, or `none` for contacts of nobody") @RequestParam
                    Optional<String> assignedTo,
            @Parameter(description = "Exactly this tag") @RequestParam Optional<String> tag) {
        ContactStore.Search search =
                ContactSearch.of(new ContactSearch.Asked(q, address, assignedTo, tag), access.userId());
        return Listing.of(
                contacts.list(access.subAccountId(), search, stretch.cursor(), stretch.limit()), ContactJson::of);
    }

    @PostMapping
    @Operation(summary = "Add a contact")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ContactJson.class)))
    ResponseEntity<Object> add(Access access, Once once, @RequestBody ContactBody body) {
        return once.answer(body, () -> {
            ContactJson made = show(access, writeContact.add(access.subAccountId(), body.details()));
            return Answer.created("/sub-accounts/" + access.subAccountId() + "/contacts/" + made.id(), made);
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One contact")
    ContactJson show(Access access, @PathVariable UUID id) {
        return ContactJson.of(card(access, id));
    }

    private Card card(Access access, UUID id) {
        return contacts.find(access.subAccountId(), id).orElseThrow(Refusal::notFound);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change a contact",
            description = "What is left out stays; null empties; a list is replaced as a whole.")
    ContactJson change(
            Access access,
            @PathVariable UUID id,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ContactBody.class)))
                    JsonNode patch) {
        ContactBody before = ContactBody.of(card(access, id).details());
        ContactBody wanted = patches.changed(before, patch, ContactBody.class);
        if (!writeContact.change(access.subAccountId(), id, wanted.details())) {
            throw Refusal.notFound();
        }
        return show(access, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a contact",
            description = "Its conversation goes with it, and its threads are bound no more (R75).")
    void delete(Access access, @PathVariable UUID id) {
        if (!writeContact.delete(access.subAccountId(), id)) {
            throw Refusal.notFound();
        }
    }
}
