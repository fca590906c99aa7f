package dev.tandem.server.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link of Gmail's web page, or a part of one, names: an id of Gmail's API, or nothing that its API knows.
 *
 * <p>The token in an address such as {@code #inbox/FMfcgz…} is the text {@code f:<thread id in decimal>} in base 64, read as one number
 * and written with 40 consonants. What begins with {@code a:} was made in the browser and has no id of the API in it.
 */
sealed interface GmailLink {

    /** The id of a message or of a thread: the oldest forms of links do not say which. */
    record Named(String id) implements GmailLink {}

    /** It has the form of a link, but holds no id of the API. */
    record NoId() implements GmailLink {}

    /** An id as the API spells it, or {@code ?th=} and {@code #inbox/} of the old page. */
    Pattern HEX = Pattern.compile("(?i)[0-9a-f]{10,16}");

    /** {@code permmsgid=msg-f:…}, {@code permthid=thread-f:…}, also with the colon escaped. */
    Pattern DECIMAL = Pattern.compile("(?i)(?:msg|thread)-f(?::|%3a)(\\d{10,20})");

    /** Made in the browser. */
    Pattern MADE_IN_BROWSER = Pattern.compile("(?i)(?:msg|thread)-a(?::|%3a)r");

    /** The web page as a whole, {@code #inbox/} and the like, or {@code th=}. */
    Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?mail\\.google\\.com/\\S*|#\\S+/\\S+");

    Pattern OLD_PARAMETER = Pattern.compile("(?i)[?&#](?:th|message_id)=([0-9a-f]{10,16})");

    Pattern TOKEN = Pattern.compile("[BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz]{20,}");

    String CONSONANTS = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz";
    String BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Pattern IN_TOKEN = Pattern.compile("(?:.*-)?f:(\\d{10,20})(?:\\|.*)?");

    /** Empty if this is no link of Gmail's and no part of one. */
    static Optional<GmailLink> parse(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.find()) {
            return Optional.of(named(decimal.group(1)));
        }
        if (MADE_IN_BROWSER.matcher(text).find()) {
            return Optional.of(new NoId());
        }
        Matcher old = OLD_PARAMETER.matcher(text);
        if (old.find()) {
            return Optional.of(new Named(old.group(1).toLowerCase(Locale.ROOT)));
        }
        boolean address = ADDRESS.matcher(text).matches();
        return part(address ? lastPart(text) : text).or(() -> address ? Optional.of(new NoId()) : Optional.empty());
    }

    private static String lastPart(String address) {
        return address.replaceFirst("\\?[^#]*$", "").replaceFirst("^.*/", "");
    }

    private static Optional<GmailLink> part(String part) {
        if (HEX.matcher(part).matches()) {
            return Optional.of(new Named(part.toLowerCase(Locale.ROOT)));
        }
        return TOKEN.matcher(part).matches() ? Optional.of(decoded(part)) : Optional.empty();
    }

    private static GmailLink decoded(String token) {
        String digits = written(number(token));
        byte[] bytes = Base64.getDecoder().decode(digits.length() % 4 == 1 ? digits.substring(1) : digits);
        Matcher text = IN_TOKEN.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return text.matches() ? named(text.group(1)) : new NoId();
    }

    private static BigInteger number(String token) {
        BigInteger number = BigInteger.ZERO;
        for (int at = 0; at < token.length(); at++) {
            number = number.multiply(BigInteger.valueOf(CONSONANTS.length()))
                    .add(BigInteger.valueOf(CONSONANTS.indexOf(token.charAt(at))));
        }
        return number;
    }

    private static String written(BigInteger number) {
        StringBuilder digits = new StringBuilder();
        BigInteger base = BigInteger.valueOf(BASE_64.length());
        for (BigInteger rest = number; rest.signum() > 0; rest = rest.divide(base)) {
            digits.append(BASE_64.charAt(rest.mod(base).intValue()));
        }
        return digits.reverse().toString();
    }

    /** The API writes the same number in hexadecimal digits. */
    private static GmailLink named(String decimal) {
        return new Named(new BigInteger(decimal).toString(16));
    }
}
