package dev.drey.bridge.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On savepoints of a real job with known state, in every format that a savepoint can have. */
final class StateInspectorTest {

    @TempDir
    private Path folder;

    private static Configuration settings(String backend, boolean compressed) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, backend.equals("rocksdb"));
        settings.setString("execution.checkpointing.snapshot-compression", String.valueOf(compressed));
        return settings;
    }

    private JsonNode inspect(String location, long seconds) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        JsonNode found = StateInspector.inspect(
                new StateQuestion(location, false, Map.of(), List.of(), Map.of(), scratch, seconds, 3));
        assertThat(found.path("failed").asText()).isEmpty();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).as("files left").isEmpty();
        }
        return found;
    }

    private static JsonNode with(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
    }

    /** The one with the accounts: on Flink 1.20 nothing but its states tells which that is. */
    private static JsonNode accounts(JsonNode found) {
        return StreamSupport.stream(found.path("operators").spliterator(), false)
                .filter(operator -> operator.path("states").toString().contains("baskets"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.toPrettyString()));
    }

    private static long sum(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(
                        one -> field.isEmpty() ? one.asLong() : one.path(field).asLong())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "hashmap, CANONICAL, false, FULL",
        "hashmap, NATIVE, false, HEAP",
        "hashmap, NATIVE, true, HEAP",
        "rocksdb, CANONICAL, true, FULL",
        "rocksdb, NATIVE, false, ROCKSDB_INCREMENTAL"
    })
    void everyEntryIsFoundWithItsKey(String backend, SavepointFormatType format, boolean compressed, String named)
            throws Exception {
        String location;
        try (Shop shop = Shop.open(settings(backend, compressed), Types.STRING, Shop::name)) {
            location = shop.savepoint(folder.resolve("savepoints"), format);
        }

        JsonNode found = inspect(location, 60);

        JsonNode accounts = accounts(found);
        assertThat(accounts.path("formats").path(0).asText())
                .as(accounts.toPrettyString())
                .isEqualTo(named);
        assertThat(accounts.path("unread")).isEmpty();
        assertPlainState(accounts);
        assertMapAndTimers(accounts);
        assertSumsAgree(found, accounts);
        JsonNode contents = with(windows(found).path("states"), "name", "window-contents");
        assertThat(contents.path("windowed").asBoolean()).isTrue();
        assertThat(contents.path("keys").asLong()).isEqualTo(Shop.CUSTOMERS);
    }

    private static void assertPlainState(JsonNode accounts) {
        assertThat(accounts.path("keyType").asText()).isEqualTo("String");
        JsonNode visits = with(accounts.path("states"), "name", "visits");
        assertThat(visits.path("kind").asText()).isEqualTo("VALUE");
        assertThat(visits.path("entries").asLong()).isEqualTo(Shop.CUSTOMERS);
        assertThat(visits.path("keys").asLong()).isEqualTo(Shop.CUSTOMERS);
        assertThat(visits.path("expires").isBoolean()).isTrue();
        assertThat(visits.path("expires").asBoolean()).isFalse();
        JsonNode notes = with(accounts.path("states"), "name", "notes");
        assertThat(notes.path("expires").asBoolean()).isTrue();
        assertThat(notes.path("entries").asLong()).isEqualTo(Shop.CUSTOMERS);
    }

    private static void assertMapAndTimers(JsonNode accounts) {
        JsonNode baskets = with(accounts.path("states"), "name", "baskets");
        assertThat(baskets.path("kind").asText()).isEqualTo("MAP");
        assertThat(baskets.path("entries").asLong()).isEqualTo(Shop.allBaskets());
        assertThat(baskets.path("keys").asLong()).isEqualTo(Shop.CUSTOMERS);
        JsonNode heaviest = baskets.path("heaviestKeys").path(0);
        assertThat(heaviest.path("key").asText()).isEqualTo(Shop.name(Shop.HEAVY));
        assertThat(heaviest.path("entries").asLong()).isEqualTo(Shop.baskets(Shop.HEAVY));
        JsonNode timers = with(accounts.path("states"), "name", "_timer_state/processing_user-timers");
        assertThat(timers.path("kind").asText()).isEqualTo("TIMERS");
        assertThat(timers.path("entries").asLong()).isEqualTo(Shop.CUSTOMERS);
    }

    private static void assertSumsAgree(JsonNode found, JsonNode accounts) {
        assertThat(sum(accounts.path("keyGroupEntries"), "")).isEqualTo(sum(accounts.path("states"), "entries"));
        assertThat(sum(accounts.path("subtasks"), "entries")).isEqualTo(sum(accounts.path("states"), "entries"));
        assertThat(sum(accounts.path("subtasks"), "bytes"))
                .isEqualTo(accounts.path("bytes").asLong());
        assertThat(sum(found.path("operators"), "bytes"))
                .isEqualTo(found.path("bytes").asLong());
    }

    private static JsonNode windows(JsonNode found) {
        return StreamSupport.stream(found.path("operators").spliterator(), false)
                .filter(operator -> operator.path("states").toString().contains("window-contents"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.toPrettyString()));
    }

    @ParameterizedTest
    @CsvSource({"hashmap, NATIVE", "hashmap, CANONICAL", "rocksdb, NATIVE"})
    void keysOfAClassThatIsNotThereAreToldApartAllTheSame(String backend, SavepointFormatType format) throws Exception {
        String location;
        try (Shop shop =
                Shop.open(settings(backend, false), TypeInformation.of(Shop.Customer.class), Shop.Customer::new)) {
            location = shop.savepoint(folder.resolve("savepoints"), format);
        }
        StateQuestion question = new StateQuestion(location, false, Map.of(), List.of(), Map.of(), folder, 60, 3);

        JsonNode known = accounts(StateInspector.inspect(question));
        JsonNode found = StateInspector.inspect(question, new Without(Shop.Customer.class.getName()));

        assertThat(with(known.path("states"), "name", "baskets")
                        .path("heaviestKeys")
                        .path(0)
                        .path("key")
                        .asText())
                .isEqualTo("Customer{number=7, name=customer-7}");
        JsonNode baskets = with(accounts(found).path("states"), "name", "baskets");
        assertThat(baskets.path("entries").asLong()).as(found.toPrettyString()).isEqualTo(Shop.allBaskets());
        assertThat(baskets.path("keys").asLong()).isEqualTo(Shop.CUSTOMERS);
        assertThat(baskets.path("heaviestKeys").path(0).path("key").asText()).contains("customer-7");
        assertThat(found.path("missingClasses").toString()).contains("Customer");
    }

    @Test
    void ofAChangelogThePartThatIsNotReadIsNamed() throws Exception {
        Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        Configuration settings = settings("hashmap", false);
        settings.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);
        settings.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "memory");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.setString("execution.checkpointing.interval", "100 ms");
        settings.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        try (Shop shop = Shop.open(settings, Types.STRING, Shop::name)) {
            awaitCheckpoint(shop, checkpoints);
        }

        JsonNode found = inspect(newest(checkpoints).orElseThrow().toUri().toString(), 60);

        JsonNode changelog = StreamSupport.stream(found.path("operators").spliterator(), false)
                .filter(operator -> operator.path("formats").toString().contains("CHANGELOG"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.toPrettyString()));
        assertThat(changelog.path("bytes").asLong()).isPositive();
        assertThat(changelog.path("unread").toString()).contains("bytes of changes since the last materialization");
    }

    /** One that was begun when all state was there: savepoints and checkpoints are numbered together. */
    private void awaitCheckpoint(Shop shop, Path checkpoints) throws Exception {
        Path savepoints = folder.resolve("savepoints");
        long before = inspect(shop.savepoint(savepoints, SavepointFormatType.CANONICAL), 60)
                .path("checkpointId")
                .asLong();
        for (int attempt = 0; attempt < 100; attempt++) {
            if (newest(checkpoints).filter(found -> number(found) > before).isPresent()) {
                return;
            }
            // Takes its time, and checkpoints come in between.
            String unused = shop.savepoint(savepoints, SavepointFormatType.CANONICAL);
        }
        throw new AssertionError("no checkpoint after " + before + " in " + checkpoints);
    }

    private static Optional<Path> newest(Path checkpoints) throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(StateInspectorTest::number));
        } catch (UncheckedIOException removedMeanwhile) {
            return Optional.empty();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replace("chk-", ""));
    }

    @Test
    void whatIsNotReadInTimeIsNamedAndSizesAreThereAllTheSame() throws Exception {
        String location;
        try (Shop shop = Shop.open(settings("rocksdb", false), Types.STRING, Shop::name)) {
            location = shop.savepoint(folder.resolve("savepoints"), SavepointFormatType.NATIVE);
        }

        JsonNode accounts = accounts(inspect(location, 0));

        assertThat(accounts.path("bytes").asLong()).isPositive();
        assertThat(accounts.path("unread").toString()).contains("the time was up");
    }

    @Test
    void whereThereIsNoStateTheReasonIsGiven() throws Exception {
        JsonNode found = StateInspector.inspect(new StateQuestion(
                folder.resolve("none").toUri().toString(), false, Map.of(), List.of(), Map.of(), folder, 1, 1));

        assertThat(found.path("failed").asText()).contains("there is no").contains("none/_metadata");
    }

    @Test
    void ofARunningJobTheNewestCompleteCheckpointIsRead() throws Exception {
        Path job = Files.createDirectories(folder.resolve("job"));
        for (int number : List.of(8, 9, 10, 11)) {
            Files.createDirectories(job.resolve("chk-" + number));
        }
        for (int number : List.of(8, 9, 10)) {
            Files.writeString(job.resolve("chk-" + number).resolve("_metadata"), "");
        }

        assertThat(NewestCheckpoint.besides(job.resolve("chk-7").toUri().toString()))
                .endsWith("/job/chk-10");
        String savepoint = job.resolve("savepoint-1").toUri().toString();
        assertThat(NewestCheckpoint.besides(savepoint)).isEqualTo(savepoint);
    }

    /** As a process has it whose class path lacks one class. */
    private static final class Without extends ClassLoader {

        private final String hidden;

        Without(String hidden) {
            super(StateInspectorTest.class.getClassLoader());
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(hidden)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
