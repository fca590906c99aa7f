package dev.tandem.emulator.mime;

import java.util.List;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/** The file name that the header lines of a part give it. */
final class FileNames {
    private FileNames() {}

    static String of(List<HeaderLine> headers) {
        String disposition = value(headers, "Content-Disposition");
        String fromDisposition = disposition.isEmpty()
                ? null
                : disposition(new RawField("Content-Disposition", disposition)).getFilename();
        if (fromDisposition != null && !fromDisposition.isBlank()) {
            return fromDisposition;
        }
        String type = value(headers, "Content-Type");
        @Nullable
        String name =
                type.isEmpty() ? null : type(new RawField("Content-Type", type)).getParameter("name");
        return name == null ? "" : name;
    }

    private static ContentDispositionField disposition(RawField field) {
        return ContentDispositionFieldLenientImpl.PARSER.parse(field, null);
    }

    private static ContentTypeField type(RawField field) {
        return ContentTypeFieldLenientImpl.PARSER.parse(field, null);
    }

    private static String value(List<HeaderLine> headers, String name) {
        return headers.stream()
                .filter(line -> line.is(name))
                .map(HeaderLine::value)
                .findFirst()
                .orElse("");
    }
}
