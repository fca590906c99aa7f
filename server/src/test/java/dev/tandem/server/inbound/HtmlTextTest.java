package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    @DisplayName("F81: what stands below each other in HTML stands below each other in the text")
    void blocks_and_breaks_begin_lines() {
        assertThat(HtmlText.of("<h2>Thank you</h2><p>It works <b>again</b>.<br>Great service!</p><div>Priya</div>"))
                .isEqualTo("Thank you\n\nIt works again.\nGreat service!\n\nPriya");
    }

    @Test
    void cells_of_a_row_stand_beside_each_other() {
        assertThat(HtmlText.of("<table><tr><td>Motor</td><td>1</td></tr><tr><td>Belt</td><td>2</td></tr></table>"))
                .isEqualTo("Motor 1\nBelt 2");
    }

    @Test
    void code_and_styles_are_no_text() {
        assertThat(HtmlText.of("<style>p{color:red}</style><script>alert(1)</script><p>Hello&nbsp; there\n you</p>"))
                .isEqualTo("Hello there you");
    }
}
