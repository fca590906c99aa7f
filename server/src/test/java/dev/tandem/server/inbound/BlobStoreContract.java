package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every blob store promises. */
public abstract class BlobStoreContract {

    private static final byte[] OFFER = "Angebot für Praxis Weber".getBytes(StandardCharsets.UTF_8);
    private static final String OFFER_SHA_256 = "aa52e15d37be33f5d1a53eb370d53736404301fcd6b6d2cc7a0f031b53a25401";

    protected abstract BlobStore store();

    @Test
    void what_was_put_is_found_by_its_sha_256() throws IOException {
        BlobStore store = store();
        String name = store.put(OFFER);

        assertThat(name).isEqualTo(OFFER_SHA_256);
        assertThat(store.has(name)).isTrue();
        assertThat(store.read(name)).isEqualTo(OFFER);
        try (InputStream stream = store.open(name)) {
            assertThat(stream.readAllBytes()).isEqualTo(OFFER);
        }
    }

    @Test
    void putting_twice_is_the_same_as_putting_once() {
        BlobStore store = store();

        assertThat(store.put(OFFER)).isEqualTo(store.put(OFFER.clone()));
        assertThat(store.read(OFFER_SHA_256)).isEqualTo(OFFER);
    }

    @Test
    void nothing_at_all_can_be_kept_too() {
        BlobStore store = store();

        assertThat(store.read(store.put(new byte[0]))).isEmpty();
    }

    @Test
    void many_at_once_do_not_hurt_each_other() {
        BlobStore store = store();

        assertThat(IntStream.range(0, 64).parallel().mapToObj(_ -> store.put(OFFER)))
                .containsOnly(OFFER_SHA_256);
        assertThat(store.read(OFFER_SHA_256)).isEqualTo(OFFER);
    }

    @Test
    void later_changes_to_the_array_change_nothing() {
        BlobStore store = store();
        byte[] bytes = OFFER.clone();
        String name = store.put(bytes);
        bytes[0] = 'X';
        store.read(name)[0] = 'Y';

        assertThat(store.read(name)).isEqualTo(OFFER);
    }

    @Test
    void what_was_never_put_is_not_there() {
        BlobStore store = store();
        String unknown = "0".repeat(64);

        assertThat(store.has(unknown)).isFalse();
        assertThatThrownBy(() -> store.read(unknown)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> store.open(unknown)).isInstanceOf(UncheckedIOException.class);
    }
}
