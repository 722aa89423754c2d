package org.ibasho.chassis.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.sealing.TestSealing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A wrapping key is lost while people of its epoch are read: their reads are logged all the same. */
class SealedAccessTest {

    private static final String PERSON = "a person of the first epoch";
    private static final LoggedAccess READ = new LoggedAccess("reader", "service", "staff", List.of("name"), "roster");

    @TempDir
    private Path folder;

    private TestKeyStore store() {
        return TestKeyStore.fresh(() -> new KeysetFolder(folder));
    }

    private static SealedAccess of(TestKeyStore process) {
        return new SealedAccess(
                TestSealing.with(process.keys()), JsonMapper.builder().build());
    }

    private static Entry entry(SealedAccess access, EntryKind kind, String request) {
        return stored(kind, request, access.seal(kind, PERSON, "process", request, READ));
    }

    private static Entry stored(EntryKind kind, String request, String sealed) {
        return new Entry("process", 1, Instant.EPOCH, request, PERSON, kind.name(), sealed);
    }

    private Path key(int epoch) {
        return folder.resolve("epoch-" + epoch + ".json");
    }

    @Test
    void while_a_key_is_lost_reads_and_refusals_are_logged_with_a_spare_one() throws IOException {
        try (TestKeyStore store = store()) {
            Entry shown = entry(of(store), EntryKind.SHOWN, "before");
            Entry refused = entry(of(store), EntryKind.REFUSED, "before");
            Path found = Files.move(key(1), folder.resolve("found-later"));
            store.turn().turn();

            try (TestKeyStore restarted = store.another()) {
                SealedAccess access = of(restarted);
                assertThat(access.open(shown)).isEmpty();
                assertThat(access.open(refused)).isEmpty();
                Entry shownMeanwhile = entry(access, EntryKind.SHOWN, "meanwhile");
                Entry refusedMeanwhile = entry(access, EntryKind.REFUSED, "meanwhile");
                assertThat(List.of(shownMeanwhile, refusedMeanwhile)).allSatisfy(entry -> {
                    assertThat(entry.sealed()).endsWith("#1").doesNotContain("reader");
                    assertThat(access.open(entry)).contains(READ);
                    assertThat(access.open(stored(EntryKind.SHOWN, "another", entry.sealed())))
                            .isEmpty();
                });

                Files.copy(found, key(1), StandardCopyOption.COPY_ATTRIBUTES);
                try (TestKeyStore mended = store.another()) {
                    assertThat(List.of(shown, refused, shownMeanwhile, refusedMeanwhile))
                            .allSatisfy(
                                    entry -> assertThat(of(mended).open(entry)).contains(READ));
                    assertThat(entry(of(mended), EntryKind.SHOWN, "after").sealed())
                            .doesNotContain("#");
                }
            }
        }
    }

    @Test
    void a_spare_key_that_is_lost_has_a_successor() throws IOException {
        try (TestKeyStore store = store()) {
            entry(of(store), EntryKind.SHOWN, "before");
            Files.delete(key(1));
            store.turn().turn();
            try (TestKeyStore second = store.another()) {
                entry(of(second), EntryKind.SHOWN, "with the first spare key");
            }
            Files.delete(key(2));
            store.turn().turn();

            try (TestKeyStore third = store.another()) {
                Entry shown = entry(of(third), EntryKind.SHOWN, "with the second");
                assertThat(shown.sealed()).endsWith("#2");
                assertThat(of(third).open(shown)).contains(READ);
            }
        }
    }

    @Test
    void the_number_of_a_key_that_nobody_has_opens_nothing() {
        try (TestKeyStore store = store()) {
            Entry shown = entry(of(store), EntryKind.SHOWN, "request");

            assertThat(List.of(shown.sealed() + "#1", shown.sealed() + "#", "#", shown.sealed() + "#-1"))
                    .allSatisfy(text -> assertThat(of(store).open(stored(EntryKind.SHOWN, "request", text)))
                            .isEmpty());
        }
    }
}
