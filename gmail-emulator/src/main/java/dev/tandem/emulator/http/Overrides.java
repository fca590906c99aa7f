package dev.tandem.emulator.http;

/** A GET whose URL was too long travels as a POST with its query as a form, and X-HTTP-Method-Override: GET. */
final class Overrides {
    private Overrides() {}

    static Call formAsQuery(Call call, String sentVerb) {
        boolean overridden = !sentVerb.equals(call.verb());
        if (!overridden || !call.mediaType().equals("application/x-www-form-urlencoded")) {
            return call;
        }
        String separator = call.target().contains("?") ? "&" : "?";
        String target = call.target() + separator + call.text();
        return Call.of(call.verb(), target, call.headers(), new byte[0]);
    }
}
