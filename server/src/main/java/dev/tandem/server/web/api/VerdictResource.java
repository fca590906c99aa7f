package dev.tandem.server.web.api;

import dev.tandem.core.conversation.Step;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.conversation.VerdictQueries;
import dev.tandem.server.conversation.VerdictQueries.Question;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.VerdictJson.StepJson;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import dev.tandem.server.web.api.protocol.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why an email is here or not (R80). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/verdicts")
@Tag(name = "Verdicts")
class VerdictResource {

    private final VerdictQueries verdicts;
    private final Words words;

    VerdictResource(VerdictQueries verdicts, Words words) {
        this.verdicts = verdicts;
        this.words = words;
    }

    @GetMapping
    @Operation(
            summary = "What happened to the emails of your mailbox, newest first",
            description = "Of the mailboxes that you are or were connected to here. All conditions hold at once.")
    Listing<VerdictJson> list(
            Access access,
            Stretch stretch,
            HttpServletRequest request,
            @Parameter(description = "A Message-ID, with or without angle brackets") @RequestParam
                    Optional<String> rfcMessageId,
            @Parameter(description = "The id of Gmail's API") @RequestParam Optional<String> gmailMessageId,
            @Parameter(description = "Of anybody on the email") @RequestParam Optional<String> address) {
        Question question = new Question(
                rfcMessageId.map(VerdictResource::rfcMessageId),
                gmailMessageId.map(id -> Parameters.text("gmailMessageId", id)),
                address.map(VerdictResource::address));
        return Listing.of(
                verdicts.list(access.subAccountId(), access.userId(), question, stretch.cursor(), stretch.limit()),
                line -> draw(request, line));
    }

    private static RfcMessageId rfcMessageId(String text) {
        return RfcMessageId.parse(Parameters.text("rfcMessageId", text))
                .orElseThrow(() -> Refusal.parameter("rfcMessageId", "parameter.rfcMessageId"));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> Refusal.parameter("address", "address.none"));
    }

    private VerdictJson draw(HttpServletRequest request, VerdictLine line) {
        return new VerdictJson(
                line.gmailMessageId(),
                line.rfcMessageId().map(id -> "<" + id + ">").orElse(null),
                line.mailbox(),
                line.outcome(),
                line.rule().orElse(null),
                line.steps().stream().map(step -> step(request, step)).toList(),
                line.contactId().orElse(null),
                line.messageId().orElse(null),
                line.receivedAt().orElse(null),
                line.judgedAt().orElse(null));
    }

    private StepJson step(HttpServletRequest request, Step step) {
        String key = "api.finding." + step.finding().name();
        return new StepJson(
                step.finding().rule().name(),
                words.say(request, key + ".question"),
                words.say(request, key + ".answer"),
                step.decided());
    }
}
