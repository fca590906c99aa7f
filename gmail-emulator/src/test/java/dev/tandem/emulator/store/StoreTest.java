package dev.tandem.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An action is seen, and survives, as a whole or not at all. */
class StoreTest {
    /** Something with a colour by which it is found. */
    record Thing(String colour) {}

    @TempDir
    private Path folder = Path.of("unset");

    private Store store = Store.open(null);
    private Table<Thing> things = store.table("things", Thing.class);
    private Index<Thing> byColour = things.index(thing -> List.of(thing.colour()));
    private Blobs blobs = store.blobs("blobs");

    @BeforeEach
    void open() {
        store = Store.open(folder);
        things = store.table("things", Thing.class);
        byColour = things.index(thing -> List.of(thing.colour()));
        blobs = store.blobs("blobs");
        store.act(() -> {
            things.put("a", new Thing("red"));
            things.put("b", new Thing("blue"));
            blobs.put("a", new byte[] {1});
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anActionThatFailsHalfWayLeavesNothingBehindNotEvenAfterARestart() {
        List<String> told = new ArrayList<>();

        assertThatThrownBy(() -> store.act(() -> {
                    things.put("a", new Thing("green"));
                    things.put("a", new Thing("black"));
                    things.remove("b");
                    things.put("c", new Thing("green"));
                    blobs.put("a", new byte[] {2});
                    blobs.put("c", new byte[] {3});
                    store.afterCommit(() -> told.add("follower"));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertAsAtFirst();
        assertThat(told).isEmpty();
        store.close();
        store = Store.open(folder);
        things = store.table("things", Thing.class);
        byColour = things.index(thing -> List.of(thing.colour()));
        blobs = store.blobs("blobs");
        assertAsAtFirst();
    }

    @Test
    void anInnerActionThatFailsTakesOnlyItsOwnWritesAlong() {
        List<String> told = new ArrayList<>();

        store.act(() -> {
            things.put("outer", new Thing("red"));
            store.afterCommit(() -> told.add("outer"));
            assertThatThrownBy(() -> store.act(() -> {
                        things.put("inner", new Thing("red"));
                        store.afterCommit(() -> told.add("inner"));
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessage("half way");
        });

        assertThat(things.get("outer")).isEqualTo(new Thing("red"));
        assertThat(things.get("inner")).isNull();
        assertThat(byColour.find("red")).hasSize(2);
        assertThat(told).containsExactly("outer");
    }

    @Test
    void anActionAfterAFailedOneIsKept() {
        assertThatThrownBy(() -> store.act(() -> {
                    things.remove("a");
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        store.act(() -> things.put("a", new Thing("white")));

        assertThat(things.get("a")).isEqualTo(new Thing("white"));
        assertThat(byColour.find("red")).isEmpty();
    }

    @Test
    void forgettingEverythingIsFinalButWhatFailsAfterItIsTakenBack() {
        assertThatThrownBy(() -> store.act(() -> {
                    things.put("c", new Thing("green"));
                    store.clear();
                    things.put("d", new Thing("green"));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(things.all()).isEmpty();
        assertThat(byColour.find("green")).isEmpty();
        assertThat(blobs.has("a")).isFalse();
    }

    private void assertAsAtFirst() {
        assertThat(things.keys(_ -> true)).containsExactly("a", "b");
        assertThat(byColour.find("red")).containsExactly(new Thing("red"));
        assertThat(byColour.find("blue")).containsExactly(new Thing("blue"));
        assertThat(byColour.find("green")).isEmpty();
        assertThat(blobs.get("a")).containsExactly(1);
        assertThat(blobs.has("c")).isFalse();
    }
}
