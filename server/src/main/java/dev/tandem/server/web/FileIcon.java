package dev.tandem.server.web;

import java.util.Locale;

/** Which icon stands for a file. */
final class FileIcon {

    private FileIcon() {}

    /** The name of an icon of the sprite, by content type, then by the end of the name. */
    static String of(String contentType, String fileName) {
        String type = contentType.toLowerCase(Locale.ROOT);
        String name = fileName.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return "photo";
        }
        if (type.contains("pdf") || name.endsWith(".pdf")) {
            return "file-pdf";
        }
        if (type.contains("zip") || name.endsWith(".zip") || name.endsWith(".gz")) {
            return "file-zip";
        }
        if (type.contains("sheet") || type.contains("excel") || type.contains("csv")) {
            return "file-spreadsheet";
        }
        return type.startsWith("text/") || type.contains("word") ? "file-text" : "file";
    }
}
