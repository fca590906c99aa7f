package dev.tandem.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.BlobStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path directory;

    @Override
    protected BlobStore store() {
        return new FileBlobStore(directory, InstantSource.system());
    }

    @Test
    void only_finished_files_lie_in_their_place() throws IOException {
        String name = store().put(new byte[] {1, 2, 3});

        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files)
                    .containsExactly(directory
                            .resolve(name.substring(0, 2))
                            .resolve(name.substring(2, 4))
                            .resolve(name));
        }
    }

    @Test
    void a_name_that_is_none_reaches_no_file() {
        assertThatThrownBy(() -> store().read("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().has("")).isInstanceOf(IllegalArgumentException.class);
    }
}
