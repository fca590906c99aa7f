package dev.tandem.emulator.mime;

/**
 * One header field as it stands in the source.
 *
 * @param name spelled as the sender did
 * @param value unfolded and decoded (RFC 2047), without the blank after the colon
 * @param start offset of the first byte of the field
 * @param end offset behind the line end of its last line
 */
public record HeaderLine(String name, String value, int start, int end) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
