package dev.tandem.server.web.api;

import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.User;
import dev.tandem.server.outbound.ForwardEmail;
import dev.tandem.server.outbound.LargeLetters;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.outbound.SendResult;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Writes individual emails (R10). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/messages")
@Tag(name = "Messages")
class SendResource {

    private final SendEmail sendEmail;
    private final ForwardEmail forwardEmail;
    private final MessageDrawing drawing;
    private final LargeLetters largeLetters;

    SendResource(SendEmail sendEmail, ForwardEmail forwardEmail, MessageDrawing drawing, LargeLetters largeLetters) {
        this.largeLetters = largeLetters;
        this.forwardEmail = forwardEmail;
        this.sendEmail = sendEmail;
        this.drawing = drawing;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send an individual email",
            description =
                    "It leaves from your connected mailbox, soon after the answer: follow `state` of the message, or the events.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = MessageJson.class)))
    ResponseEntity<Object> send(Access access, Once once, @RequestBody SendBody body) {
        SendRequest request = passingOn(access, SendWish.of(access, body));
        return once.answer(remembered(request), () -> queue(access, request));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(hidden = true)
    ResponseEntity<Object> send(
            Access access,
            Once once,
            @RequestParam MultiValueMap<String, String> fields,
            MultipartHttpServletRequest parts) {
        var files =
                parts.getMultiFileMap().values().stream().flatMap(List::stream).toList();
        long bytes = files.stream().mapToLong(MultipartFile::getSize).sum();
        return largeLetters.inTurn(bytes, () -> send(access, once, new SendForm(fields, files).body()));
    }

    /** R48: what is passed on stands below what the program writes. */
    private SendRequest passingOn(Access access, SendRequest request) {
        User user = access.actor().user();
        return request.choices()
                .forwardOf()
                .flatMap(message -> forwardEmail.of(
                        access.subAccountId(), message, user.language().locale(), user.timeZone()))
                .map(passed -> request.passingOn(
                        passed.subject(),
                        passed.text(),
                        passed.files().stream().map(forwardEmail::file).toList()))
                .orElse(request);
    }

    private Answer queue(Access access, SendRequest request) {
        return switch (sendEmail.run(request)) {
            case SendResult.Queued(UUID message) ->
                Answer.accepted(
                        "/sub-accounts/" + access.subAccountId() + "/messages/" + message,
                        drawing.taken(access.subAccountId(), message));
            case SendResult.NotConnected none -> throw Refusal.of(ProblemType.NOT_CONNECTED);
            case SendResult.Paused paused -> throw Refusal.of(ProblemType.PAUSED);
            case SendResult.ConsentNeeded needed -> throw Refusal.of(ProblemType.CONSENT_NEEDED);
            case SendResult.ClaimedElsewhere claimed -> throw Refusal.of(ProblemType.CLAIMED_ELSEWHERE);
            case SendResult.DoNotDisturb asked -> throw Refusal.of(ProblemType.DO_NOT_DISTURB);
            case SendResult.Invalid(List<SendResult.FieldProblem> problems) -> throw new BadInput(faults(problems));
        };
    }

    private static List<Fault> faults(List<SendResult.FieldProblem> problems) {
        return problems.stream()
                .map(problem ->
                        Fault.of(problem.field(), "send." + problem.problem().name()))
                .toList();
    }

    /** What makes two requests equal; files count by their content. */
    private record Remembered(SendRequest request, List<String> files) {}

    private static Object remembered(SendRequest request) {
        return new Remembered(
                request.with(List.of()),
                request.files().stream().map(SendResource::fingerprint).toList());
    }

    private static String fingerprint(Letter.File file) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(file.bytes().bytes());
            return file.fileName() + "\n" + file.contentType() + "\n"
                    + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
