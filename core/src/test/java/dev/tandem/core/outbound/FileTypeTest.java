package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Which files Gmail takes from nobody")
class FileTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "SETUP.EXE", "invoice.pdf.js", "run.bat ", "run.bat.", "a.ex_", ".jar"})
    @DisplayName("programs, whatever stands before the ending")
    void refused(String name) {
        assertThat(FileTypeRules.isRefused(name)).isTrue();
        assertThat(FileTypeRules.isArchive(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer.pdf", "exe", "exe.pdf", "photo.jpeg", "", "js", "a.jsx", "notes."})
    @DisplayName("everything else is taken")
    void taken(String name) {
        assertThat(FileTypeRules.isRefused(name)).isFalse();
        assertThat(FileTypeRules.isArchive(name)).isFalse();
    }

    @Test
    @DisplayName("can be told beforehand")
    void told() {
        assertThat(FileTypeRules.endings())
                .contains("exe", "js")
                .isSorted()
                .allMatch(one -> FileTypeRules.isRefused("a." + one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos.zip", "photos.ZIP", "photos.zip "})
    @DisplayName("an archive may hold one")
    void archive(String name) {
        assertThat(FileTypeRules.isArchive(name)).isTrue();
        assertThat(FileTypeRules.isRefused(name)).isFalse();
    }
}
