package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where somebody is on the page; everything of it stands in the URL.
 *
 * @param as address of the person one is, or empty
 * @param message id of the open message, or empty
 * @param write new, reply, reply-all or forward while something is being written, else empty
 * @param panel the dialog that is open, or the pane that a narrow screen shows; or empty
 * @param formatted the open message's HTML is shown instead of its plain text
 */
record Place(String as, Folder folder, String message, String write, String panel, boolean formatted) {
    static Place of(Values values) {
        return new Place(
                values.first("as", "").strip(),
                Folder.named(values.first("folder", "")),
                values.first("message", ""),
                values.first("write", ""),
                values.first("panel", ""),
                values.first("view", "").equals("formatted"));
    }

    Place being(String address) {
        return new Place(address, Folder.INBOX, "", "", "", false);
    }

    Place in(Folder other) {
        return new Place(as, other, "", "", "", false);
    }

    Place opening(String id) {
        return new Place(as, folder, id, "", "", false);
    }

    Place showing(boolean html) {
        return new Place(as, folder, message, "", "", html);
    }

    Place writing(String mode) {
        return new Place(as, folder, mode.equals("new") ? "" : message, mode, "", false);
    }

    Place panel(String name) {
        return new Place(as, folder, message, write, name, formatted);
    }

    /** Address of this place on the page. */
    String href() {
        return "/" + query(fields());
    }

    /** Address of something else about the open message, such as its source. */
    String href(String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("as", as);
        fields.put("message", message);
        return path + query(fields);
    }

    /** Carries this place through a form. */
    Html hidden() {
        return Html.each(
                fields().entrySet(),
                field -> Html.of("<input type=\"hidden\" name=\"%s\" value=\"%s\">", field.getKey(), field.getValue()));
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("as", as);
        fields.put("folder", as.isEmpty() ? "" : folder.inUrl());
        fields.put("message", message);
        fields.put("write", write);
        fields.put("panel", panel);
        fields.put("view", formatted ? "formatted" : "");
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static String query(Map<String, String> fields) {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
