package dev.tandem.server.web.api;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.BadInput;
import dev.tandem.server.web.api.SendBody.FileBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** An individual email as {@code multipart/form-data}: a field per name, a part per file; cc and bcc repeated or with commas. */
record SendForm(MultiValueMap<String, String> fields, List<MultipartFile> files) {

    SendBody body() {
        return new SendBody(
                id("contactId"),
                fields.getFirst("subject"),
                fields.getFirst("text"),
                fields.getFirst("html"),
                addresses("to"),
                addresses("cc"),
                addresses("bcc"),
                files.stream().filter(SendForm::chosen).map(SendForm::file).toList(),
                id("inReplyTo"),
                Boolean.valueOf(fields.getFirst("replyAll")),
                time("sendAt"),
                id("forwardOf"),
                fields.getFirst("from"),
                Boolean.valueOf(fields.getFirst("evenIfDoNotDisturb")));
    }

    private @Nullable UUID id(String field) {
        String text = fields.getFirst(field);
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException none) {
            throw new BadInput(field, "json.type");
        }
    }

    private @Nullable Instant time(String field) {
        String text = fields.getFirst(field);
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text.strip());
        } catch (DateTimeParseException none) {
            throw new BadInput(field, "json.type");
        }
    }

    private List<RecipientBody> addresses(String field) {
        return Optional.ofNullable(fields.get(field)).stream()
                .flatMap(List::stream)
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(RecipientBody::of)
                .toList();
    }

    /** Browsers send an empty part where no file was chosen. */
    private static boolean chosen(MultipartFile part) {
        return Stream.ofNullable(part.getOriginalFilename()).anyMatch(name -> !name.isEmpty()) || !part.isEmpty();
    }

    private static FileBody file(MultipartFile part) {
        try {
            return new FileBody(
                    part.getOriginalFilename(), part.getContentType(), new Base64Bytes(new RawEmail(part.getBytes())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
