package dev.tandem.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Uses the emulator's web page as a browser does: opens addresses and posts forms, with the headers a browser sends. */
final class Browser {
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    private final Drive drive;
    private String origin;

    Browser(Drive drive) {
        this.drive = drive;
        this.origin = drive.base();
    }

    /** From now on forms come from a page of another site. */
    Browser onAnotherSite(String site) {
        origin = site;
        return this;
    }

    HttpResponse<String> open(String path) {
        return drive.exchange(
                HttpRequest.newBuilder(URI.create(drive.base() + path)).GET());
    }

    String page(String path) {
        return open(path).body();
    }

    HttpResponse<String> submit(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(form)));
    }

    /** The composer's form with one file, as browsers send it (RFC 7578, names in raw UTF-8). */
    HttpResponse<String> send(Map<String, String> fields, String fileName, String file) {
        String parts = fields.entrySet().stream()
                .map(field -> part("name=\"" + field.getKey() + "\"", "", field.getValue()))
                .collect(Collectors.joining());
        String attached = part(
                "name=\"files\"; filename=\"" + fileName + "\"",
                "Content-Type: " + (fileName.isEmpty() ? "application/octet-stream" : "application/pdf") + "\r\n",
                file);
        return drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + "/webmail/send"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Origin", origin)
                .header("Sec-Fetch-Site", origin.equals(drive.base()) ? "same-origin" : "cross-site")
                .POST(BodyPublishers.ofString(parts + attached + "--" + BOUNDARY + "--\r\n")));
    }

    HttpResponse<String> send(Map<String, String> fields) {
        return send(fields, "", "");
    }

    /** The address of a message on the page. */
    static String message(String as, JsonNode message) {
        return "/?as=" + encoded(as) + "&folder=inbox&message="
                + message.path("id").asString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String part(String disposition, String more, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" + content
                + "\r\n";
    }
}
