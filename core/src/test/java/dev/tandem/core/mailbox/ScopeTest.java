package dev.tandem.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R04, R05: what is asked for and what must be granted. */
class ScopeTest {

    private static final String MODIFY = "https://www.googleapis.com/auth/gmail.modify";
    private static final String ADDRESS = "https://www.googleapis.com/auth/userinfo.email";

    @Test
    @DisplayName("R05: all permissions granted: none is missing")
    void allGranted() {
        assertThat(Scope.missingFrom(Set.of("openid", "email", MODIFY))).isEmpty();
    }

    @Test
    @DisplayName("R05: the box for Gmail was not ticked, and that is what is named")
    void gmailNotTicked() {
        assertThat(Scope.missingFrom(Set.of("openid", ADDRESS))).containsExactly(Scope.GMAIL_MODIFY);
    }

    @Test
    @DisplayName("R05: nothing granted, everything missing")
    void nothingGranted() {
        assertThat(Scope.missingFrom(Set.of())).containsExactly(Scope.values());
    }

    @Test
    @DisplayName("R05: reading alone is fewer than needed")
    void readingOnly() {
        assertThat(Scope.missingFrom(Set.of("openid", "email", "https://www.googleapis.com/auth/gmail.readonly")))
                .containsExactly(Scope.GMAIL_MODIFY);
    }

    @Test
    @DisplayName("R05: Google's other spellings and the wider permission count")
    void otherSpellings() {
        assertThat(Scope.missingFrom(Set.of("openid", ADDRESS, "https://mail.google.com/")))
                .isEmpty();
    }

    @Test
    @DisplayName("R04, R08: only these three are ever asked for")
    void asked() {
        assertThat(Scope.values()).extracting(Scope::asked).containsExactly("openid", "email", MODIFY);
    }
}
