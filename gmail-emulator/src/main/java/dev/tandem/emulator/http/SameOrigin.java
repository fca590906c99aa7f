package dev.tandem.emulator.http;

/** Keeps other sites from posting to this one with a person's browser. */
public final class SameOrigin {
    private SameOrigin() {}

    /** A browser says where a form came from; a caller that says nothing is no browser. */
    public static boolean allows(Call call) {
        String site = call.headers().first("sec-fetch-site", "same-origin");
        String origin = call.headers().first("origin", call.origin());
        return (site.equals("same-origin") || site.equals("none")) && origin.equals(call.origin());
    }
}
