package dev.tandem.emulator.google;

/** Keeps tokens and codes out of the ledger. */
final class Secrets {
    private Secrets() {}

    static String hidden(String target) {
        return target.replaceAll("([?&](?:access_token|oauth_token|token|code|key)=)[^&]*", "$1...");
    }
}
