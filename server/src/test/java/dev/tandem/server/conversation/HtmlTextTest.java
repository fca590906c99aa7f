package dev.tandem.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plain text of formatted text")
class HtmlTextTest {

    @Test
    @DisplayName("has its lines and its blank lines, and a signature keeps its blank")
    void lines() {
        assertThat(
                        HtmlText.of(
                                "<div>Guten Tag</div><div><br></div><div>zwei\u200b Zeilen<br>in einem</div><div>-- </div><div>Ben</div>"))
                .isEqualTo("Guten Tag\n\nzwei Zeilen\nin einem\n-- \nBen");
    }

    @Test
    @DisplayName("parts paragraphs by a blank line, and takes line ends of the source for blanks")
    void paragraphs() {
        assertThat(HtmlText.of("<p>Eins\n  und <b>fett</b></p>\n<p>Zwei</p>")).isEqualTo("Eins und fett\n\nZwei");
    }

    @Test
    @DisplayName("marks lists and quotations as people type them, one within the other")
    void listsAndQuotations() {
        assertThat(HtmlText.of("<ul><li>Holz</li><li>Glas<div>dick</div></li></ul><ol><li>Erst</li><li>Dann</li></ol>"))
                .isEqualTo("- Holz\n- Glas\n  dick\n1. Erst\n2. Dann");
        assertThat(HtmlText.of(
                        "<div>Ja</div><blockquote><div>Kommen Sie?</div><blockquote>Wann?</blockquote></blockquote>"))
                .isEqualTo("Ja\n> Kommen Sie?\n> > Wann?");
    }

    @Test
    @DisplayName("tells where a link leads, unless it says so itself")
    void links() {
        assertThat(HtmlText.of("<a href=\"https://kramer.example/a\">Angebot</a>"))
                .isEqualTo("Angebot <https://kramer.example/a>");
        assertThat(HtmlText.of("<a href=\"https://kramer.example/\">https://kramer.example</a>"))
                .isEqualTo("https://kramer.example");
        assertThat(HtmlText.of("<a href=\"mailto:ben@kramer.example\">ben@kramer.example</a>"))
                .isEqualTo("ben@kramer.example");
    }

    @Test
    @DisplayName("says nothing of styles, scripts and pictures, and parts cells")
    void silent() {
        assertThat(
                        HtmlText.of(
                                "<style>p{}</style><script>x()</script><img src=\"a.png\" alt=\"Haus\"><table><tr><td>a</td><td>b</td></tr></table><hr>x"))
                .isEqualTo("a b\n---\nx");
        assertThat(HtmlText.of("")).isEmpty();
    }
}
