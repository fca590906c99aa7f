package dev.tandem.emulator.mime;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One node of a message's tree of parts.
 *
 * @param partId empty for the root, else the positions from the root on, such as 0.1; it never changes
 * @param mimeType lower case
 * @param filename empty unless the part is an attachment
 * @param content decoded bytes of a leaf; text in UTF-8 where its charset is known. Empty for a container
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MimePart(
        String partId,
        String mimeType,
        String filename,
        List<HeaderLine> headers,
        byte[] content,
        List<MimePart> children) {

    /** This part and everything below it, in order. */
    public Stream<MimePart> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(MimePart::all));
    }

    public boolean isText() {
        return mimeType.startsWith("text/");
    }

    /** Leaves with a file name, and leaves that are no text, are fetched by an attachment id. */
    public boolean isFetchedApart() {
        return content.length > 0 && children.isEmpty() && (!filename.isEmpty() || !isText());
    }

    public boolean isType(String type) {
        return mimeType.toLowerCase(Locale.ROOT).equals(type);
    }
}
