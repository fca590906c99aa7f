package dev.tandem.server.web.api;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.InboundSeal;
import dev.tandem.server.smartbcc.InboundSeal.Signed;
import dev.tandem.server.smartbcc.InboundSeal.Worth;
import dev.tandem.server.smartbcc.IncomingEmail;
import dev.tandem.server.web.api.protocol.InboundSecurity;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The way to smart addresses without a port 25 (R60, R66): a provider takes the email and posts it here, signed. */
@RestController
@Tag(name = "Connection")
class InboundResource {

    private static final Logger LOG = LoggerFactory.getLogger(InboundResource.class);
    private static final Duration UNTIL_BETTER = Duration.ofMinutes(1);
    private static final String RFC822 = "message/rfc822";

    private final InboundSeal seal;
    private final AcceptEmail acceptEmail;
    private final AcceptReturn acceptReturn;

    InboundResource(InboundSeal seal, AcceptEmail acceptEmail, AcceptReturn acceptReturn) {
        this.seal = seal;
        this.acceptEmail = acceptEmail;
        this.acceptReturn = acceptReturn;
    }

    /** For whom it was taken in, and for whom not. */
    @Schema(name = "InboundEmailTaken")
    record Taken(
            List<String> accepted,

            @Schema(description = "These are no working addresses; nothing was kept for them")
            List<String> unknown) {}

    @PostMapping(
            path = InboundSecurity.PATH,
            consumes = {RFC822, MediaType.APPLICATION_OCTET_STREAM_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Bring an email to smart addresses",
            security = @SecurityRequirement(name = InboundSecurity.SIGNATURE),
            description = """
                    For email providers and relays, in place of SMTP. The body is the email as it came, at most 35 MB. `Tandem-Signature` is `v1=` and the
                    HMAC-SHA256, in hex, of `Tandem-Timestamp`, a dot, everything behind the question mark as it is sent, a dot, and
                    `Tandem-Body-SHA256`; its key is the operator's TANDEM_INBOUND_SECRET. 202 means that the email is kept and need not come again. With 503
                    nothing was kept: send it again after Retry-After. What comes twice is one message. 404 if the operator set no secret.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "recipient",
                        required = true,
                        description = "Whom the envelope names; once for each, at most 100",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        description = "The envelope's sender; left out for a report about a delivery"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "peer",
                        description =
                                "Network address of the machine that handed it to you, for SPF. Without it only a DKIM signature proves the sender"),
                @Parameter(in = ParameterIn.QUERY, name = "helo", description = "How that machine called itself"),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Tandem-Timestamp",
                        required = true,
                        description = "Now, in seconds since 1970; five minutes off at most"),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Tandem-Body-SHA256",
                        required = true,
                        description = "SHA-256 of the body, in hex")
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = RFC822, schema = @Schema(type = "string", format = "binary")))
    Taken take(HttpServletRequest request) throws IOException {
        if (!seal.isOpen()) {
            throw Refusal.notFound();
        }
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        String digest = header(request, "Tandem-Body-SHA256");
        demandSigned(request, new Signed(header(request, "Tandem-Timestamp"), query, digest));
        InboundEnvelope envelope = InboundEnvelope.read(query);
        InboundBody.demandReadable(request);
        InboundRecipients recipients = orLater(() -> InboundRecipients.of(envelope, acceptEmail, acceptReturn));
        if (recipients.areAllUnknown()) {
            throw Refusal.of(ProblemType.NO_SUCH_RECIPIENT);
        }
        try (IncomingEmail coming = acceptEmail.incoming()) {
            RawEmail email = InboundBody.read(request, coming, digest);
            return orLater(() -> {
                recipients.accept(envelope, email, acceptEmail, acceptReturn);
                return new Taken(recipients.known(), recipients.unknown());
            });
        }
    }

    private void demandSigned(HttpServletRequest request, Signed signed) {
        Worth worth = seal.worth(signed, header(request, InboundSecurity.SIGNATURE_HEADER));
        switch (worth) {
            case HOLDS -> {}
            case OF_ANOTHER_TIME -> throw Refusal.of(ProblemType.NOT_SIGNED).saying("api.inbound.stale");
            case NONE -> throw Refusal.of(ProblemType.NOT_SIGNED);
        }
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    /** Whatever goes wrong behind us is not the provider's fault: it shall come again. */
    private static <T> T orLater(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException trouble) {
            LOG.warn("An email that came by HTTP cannot be taken in", trouble);
            throw Refusal.tryLater(UNTIL_BETTER);
        }
    }
}
