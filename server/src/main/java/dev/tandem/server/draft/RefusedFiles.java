package dev.tandem.server.draft;

import dev.tandem.core.outbound.FileTypeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds files that Gmail takes from nobody, also inside of archives, before they are brought anywhere. */
public final class RefusedFiles {

    /** An archive with more is not looked through further. */
    static final int ENTRIES_MAX = 2_000;

    private RefusedFiles() {}

    /** Whether a file with this name and these bytes cannot leave. */
    public static boolean refuses(String fileName, byte[] bytes) {
        return FileTypeRules.isRefused(fileName) || (FileTypeRules.isArchive(fileName) && holdsRefused(bytes));
    }

    /** What cannot be read is no reason: Gmail decides about it. */
    private static boolean holdsRefused(byte[] bytes) {
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int entries = 0;
            for (ZipEntry entry = archive.getNextEntry();
                    entry != null && entries < ENTRIES_MAX;
                    entry = archive.getNextEntry()) {
                if (FileTypeRules.isRefused(entry.getName())) {
                    return true;
                }
                entries++;
            }
            return false;
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
