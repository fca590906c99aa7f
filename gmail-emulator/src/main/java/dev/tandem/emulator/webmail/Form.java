package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.MediaTypes;
import dev.tandem.emulator.http.MultipartBody;
import dev.tandem.emulator.http.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A posted form, with or without files (RFC 7578). */
record Form(Values values, List<File> files) {
    private static final Pattern NAME = Pattern.compile("(?:^|;)\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?:^|;)\\s*filename=\"([^\"]*)\"");

    /** A file that came along. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(String name, String contentType, byte[] bytes) {}

    static Form of(Call call) {
        if (!call.mediaType().equals("multipart/form-data")) {
            return new Form(call.form(), List.of());
        }
        String boundary = MediaTypes.boundary(call.headers().first("content-type", ""));
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<File> files = new ArrayList<>();
        for (MultipartBody.Part part : MultipartBody.split(call.body(), boundary)) {
            String disposition = part.headers().first("content-disposition", "");
            String name = found(NAME, disposition);
            if (!FILE_NAME.matcher(disposition).find()) {
                values.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new String(part.body(), StandardCharsets.UTF_8));
            } else if (!found(FILE_NAME, disposition).isEmpty()) {
                files.add(
                        new File(found(FILE_NAME, disposition), part.headers().first("content-type", ""), part.body()));
            }
        }
        return new Form(new Values(values), files);
    }

    String text(String name) {
        return values.first(name, "").strip();
    }

    /** Browsers write quotes and line ends in names as %22, %0D and %0A. */
    private static String found(Pattern pattern, String disposition) {
        Matcher matcher = pattern.matcher(disposition);
        return matcher.find() ? matcher.group(1).replace("%22", "\"").replaceAll("%0[DA]", " ") : "";
    }
}
