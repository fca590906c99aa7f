package dev.tandem.server.csv;

import dev.tandem.server.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** How a file's bytes are read: UTF-8 and UTF-16 by their marks or by what they look like, else Windows-1252, else not at all. */
final class FileText {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int CHUNK_BYTES = 8192;
    private static final int LOOK_BYTES = 4096;

    private FileText() {}

    /**
     * The encoding in which every byte makes sense. Reads the whole file, in chunks.
     *
     * @param file opens it from its beginning
     * @throws BadInput if there is none, or the file is empty
     */
    static Charset encoding(Supplier<InputStream> file) {
        Charset likely = likely(beginning(file));
        if (decodes(file, likely)) {
            return likely;
        }
        if (likely.equals(StandardCharsets.UTF_8) && decodes(file, WINDOWS) && isText(file)) {
            return WINDOWS;
        }
        throw new BadInput("file", "import.encoding");
    }

    private static byte[] beginning(Supplier<InputStream> file) {
        try (InputStream in = file.get()) {
            byte[] bytes = in.readNBytes(LOOK_BYTES);
            if (bytes.length == 0) {
                throw new BadInput("file", "import.empty");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Charset likely(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int at = 0; at < bytes.length; at++) {
            zeros[at % 2] += bytes[at] == 0 ? 1 : 0;
        }
        int many = Math.max(1, bytes.length / 8);
        if (zeros[1] >= many && zeros[0] < many) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] >= many && zeros[1] < many ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean decodes(Supplier<InputStream> file, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
        CharBuffer text = CharBuffer.allocate(CHUNK_BYTES);
        try (InputStream in = file.get()) {
            int read = 0;
            while (read >= 0) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, text.clear(), read < 0);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures and programs decode as Windows-1252, too; they hold what no text holds. */
    private static boolean isText(Supplier<InputStream> file) {
        try (InputStream in = file.get()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int at = 0; at < read; at++) {
                    if (chunk[at] >= 0 && chunk[at] < ' ' && "\t\r\n\f".indexOf(chunk[at]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
