package dev.tandem.emulator.webmail;

/** The few drawings of the page, 16 by 16, in the colour of the text. */
final class Icons {
    static final Html CLOCK = icon("<circle cx=\"8\" cy=\"8\" r=\"6.2\"/><path d=\"M8 4.4V8l2.4 1.6\"/>");
    static final Html BOLT = icon("<path d=\"M9.2 1.8 3.4 9h4l-.8 5.2L12.6 7H8.4z\"/>");
    static final Html PENCIL = icon("<path d=\"m2.4 13.6.7-3.2 7.7-7.7 2.5 2.5-7.7 7.7zM9.3 4.2l2.5 2.5\"/>");
    static final Html PERSON = icon(
            "<circle cx=\"6.6\" cy=\"5\" r=\"2.8\"/><path d=\"M1.8 13.6c0-2.7 2-4.6 4.8-4.6.9 0 1.7.2 2.4.5M12 9.6v4.4M9.8 11.8h4.4\"/>");
    static final Html CLIP = icon(
            "<path d=\"m12.6 7.4-5 5a3 3 0 0 1-4.2-4.2l5.4-5.4a2 2 0 0 1 2.8 2.8l-5.3 5.3a1 1 0 0 1-1.4-1.4l4.6-4.6\"/>");
    static final Html STAR = new Html(
            "<svg class=\"icon solid\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"m8 1.2 2 4.5 4.9.5-3.7 3.3 1.1 4.8L8 11.8l-4.3 2.5 1.1-4.8L1.1 6.2 6 5.7z\"/></svg>");
    static final Html BACK = icon("<path d=\"M9.8 3 4.8 8l5 5\"/>");

    private Icons() {}

    private static Html icon(String paths) {
        return new Html("<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + paths + "</svg>");
    }
}
