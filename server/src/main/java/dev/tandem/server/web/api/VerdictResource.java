package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.conversation.VerdictQueries;
import dev.tandem.server.conversation.VerdictQueries.Question;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.inbound.WhatIf;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why an email is here or not (R80). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/verdicts")
@Tag(name = "Verdicts")
class VerdictResource {

    private final VerdictQueries verdicts;
    private final WhatIf whatIf;
    private final VerdictDrawing drawing;

    VerdictResource(VerdictQueries verdicts, WhatIf whatIf, VerdictDrawing drawing) {
        this.verdicts = verdicts;
        this.whatIf = whatIf;
        this.drawing = drawing;
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
                address.map(VerdictResource::address),
                Optional.empty());
        Page<VerdictLine> page =
                verdicts.list(access.subAccountId(), access.userId(), question, stretch.cursor(), stretch.limit());
        return new Listing<>(
                drawing.draw(request, access, page.items()), page.nextCursor().orElse(null));
    }

    private static RfcMessageId rfcMessageId(String text) {
        return RfcMessageId.parse(Parameters.text("rfcMessageId", text))
                .orElseThrow(() -> Refusal.parameter("rfcMessageId", "parameter.rfcMessageId"));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> Refusal.parameter("address", "address.none"));
    }

    @PostMapping("/what-if")
    @Operation(
            summary = "What would happen if this email came to your mailbox, or left from it",
            description =
                    "Asks the rules that judge real emails, in all your sub-accounts on this mailbox, and stores nothing.")
    WhatIfJson whatIf(Access access, HttpServletRequest request, @RequestBody WhatIfBody body) {
        return whatIf.run(access.subAccountId(), access.userId(), body.imagined())
                .map(answers -> drawing.draw(request, access, answers))
                .orElseThrow(() -> Refusal.of(ProblemType.NOT_CONNECTED));
    }
}
