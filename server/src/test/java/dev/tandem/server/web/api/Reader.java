package dev.tandem.server.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who reads the pages with a browser that runs no script: follows links, fills forms, sends them. */
final class Reader {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    private Document page = new Document("");
    private int status;

    /** Somebody of the demo, logged in. */
    static Reader of(String address) {
        Reader reader = new Reader();
        reader.open("/login");
        reader.send(
                reader.page.expectFirst("form"),
                "",
                "username=" + encoded(address),
                "password=" + encoded("nordlicht"));
        return reader;
    }

    /** The page in sight. */
    Document page() {
        return page;
    }

    /** Its HTTP status. */
    int status() {
        return status;
    }

    /** Text of the page's main part. */
    String text() {
        return page.expectFirst("main").text();
    }

    Document open(String path) {
        show(request(path).GET().build());
        return page;
    }

    /** A file behind an address. */
    String download(String path) {
        return answer(request(path).GET().build()).body();
    }

    /** Presses a button: its form is sent with its hidden fields, ticked boxes as given. */
    Document press(Element button, String... fields) {
        Element form = button.closest("form");
        if (form == null) {
            throw new AssertionError("no form around " + button);
        }
        send(form, button.attr("formaction"), withOwnName(button, fields));
        return page;
    }

    private static String[] withOwnName(Element button, String... fields) {
        if (button.attr("name").isEmpty()) {
            return fields;
        }
        String[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = button.attr("name") + "=" + encoded(button.attr("value"));
        return all;
    }

    /** Sends a form with one file. */
    Document upload(Element form, String fileName, byte[] bytes) {
        String boundary = "----tandem";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Element hidden : form.select("input[type=hidden]")) {
            body.writeBytes(part(boundary, "name=\"" + hidden.attr("name") + "\"", hidden.attr("value")));
        }
        String file = "name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv";
        body.writeBytes(part(boundary, file, ""));
        body.write(bytes, 0, bytes.length);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        show(request(form.attr("action"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        return page;
    }

    private static byte[] part(String boundary, String disposition, String value) {
        String end = value.isEmpty() ? "" : value + "\r\n";
        return ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + end)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void send(Element form, String instead, String... fields) {
        String hidden = form.select("input[type=hidden]").stream()
                .map(field -> field.attr("name") + "=" + encoded(field.attr("value")))
                .collect(Collectors.joining("&"));
        String all = hidden + "&" + String.join("&", fields);
        show(request(instead.isEmpty() ? form.attr("action") : instead)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(all))
                .build());
    }

    private void show(HttpRequest request) {
        HttpResponse<String> answer = answer(request);
        status = answer.statusCode();
        page = Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RunningServer.url()).resolve(path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
