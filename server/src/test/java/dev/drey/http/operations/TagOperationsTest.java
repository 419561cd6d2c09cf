package dev.drey.http.operations;

import static dev.drey.http.operations.ApiServer.ARN_PREFIX;
import static dev.drey.http.operations.FullApplication.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TooManyTagsException;

/** Adding tags and taking them away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagOperationsTest {

    private ApiServer server;
    private KinesisAnalyticsV2Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void create(String name) {
        server.createIn(ApplicationStatus.READY, name);
    }

    private void add(String name, Tag... tags) {
        client.tagResource(r -> r.resourceARN(ARN_PREFIX + name).tags(tags));
    }

    private void remove(String name, String... keys) {
        client.untagResource(r -> r.resourceARN(ARN_PREFIX + name).tagKeys(keys));
    }

    private List<Tag> tags(String name) {
        return client.listTagsForResource(r -> r.resourceARN(ARN_PREFIX + name)).tags();
    }

    /** Tags {@code k1}, {@code k2}... */
    private static Tag[] numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> tag("k" + i, "v"))
                .toArray(Tag[]::new);
    }

    @Test
    void addedTagsStandBesideTheOldAndReplaceThoseOfTheSameKey() {
        create("tagged");
        add("tagged", tag("team", "data"), tag("stage", "test"));

        add("tagged", tag("stage", "live"), Tag.builder().key("bare").build());

        assertThat(tags("tagged")).containsExactly(tag("bare", ""), tag("stage", "live"), tag("team", "data"));
    }

    @Test
    void removedTagsAreGoneAndAMissingOneIsNoError() {
        create("untagged");
        add("untagged", numbered(1, 3));

        remove("untagged", "k1", "never-there", "k3");

        assertThat(tags("untagged")).containsExactly(tag("k2", "v"));
    }

    @ParameterizedTest
    @EnumSource(ApplicationStatus.class)
    void statusDoesNotMatter(ApplicationStatus status) {
        server.createIn(status, "tags-" + status);

        add("tags-" + status, numbered(1, 2));
        remove("tags-" + status, "k1");

        assertThat(tags("tags-" + status)).containsExactly(tag("k2", "v"));
    }

    @Test
    void nothingElseChanges() {
        create("same");
        Application before = server.stored("same");
        server.tick();

        add("same", numbered(1, 1));
        Application tagged = server.stored("same");
        remove("same", "k1");

        assertThat(tagged).usingRecursiveComparison().ignoringFields("tags").isEqualTo(before);
        assertThat(server.stored("same")).isEqualTo(before);
    }

    @Test
    void fiftyTagsAreEnough() {
        create("full");
        add("full", numbered(1, 50));

        add("full", tag("k50", "other"));
        assertThatThrownBy(() -> add("full", tag("k50", "third"), tag("k51", "v")))
                .isInstanceOf(TooManyTagsException.class)
                .hasMessageContaining("full would have 51 tags");

        assertThat(tags("full")).hasSize(50).contains(tag("k50", "other"));
    }

    @Test
    void keyIsGivenOnce() {
        create("twice");

        assertThatThrownBy(() -> add("twice", tag("k", "a"), tag("k", "b")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("two tags with the key k");
    }

    @Test
    void unknownArnIsNotFound() {
        assertThatThrownBy(() -> add("nobody", numbered(1, 1))).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> remove("nobody", "k")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void arnOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> client.tagResource(
                        r -> r.resourceARN("arn:aws:s3:::jobs").tags(tag("k", "v"))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("not the ARN of an application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:", "aws:cloudformation:stack-name", "AWS:x", "Aws:x"})
    void keysOfSystemTagsAreRefusedWherever(String key) {
        String name = "system-" + key.length() + key.charAt(0) + key.charAt(1);
        Tag system = tag(key, "v");
        assertThatThrownBy(() -> server.client()
                        .createApplication(ApiServer.minimal(name).tags(system).build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("reserved for AWS");
        create(name);
        Tag mine = tag("my-aws:x", "v");
        add(name, mine);

        assertThatThrownBy(() -> add(name, mine, system))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("The tag key " + key);
        assertThatThrownBy(() -> remove(name, "my-aws:x", key)).isInstanceOf(InvalidArgumentException.class);

        assertThat(tags(name)).containsExactly(mine);
    }

    @Test
    void nothingIsLostWhenManyWriteAtOnce() throws Exception {
        create("busy");
        add("busy", numbered(1, 10));

        atOnce(30, i -> {
            if (i <= 10) {
                remove("busy", "k" + i);
            } else if (i <= 20) {
                add("busy", numbered(i, i));
            } else {
                server.bring("busy", i % 2 == 0 ? ApplicationStatus.RUNNING : ApplicationStatus.STOPPING);
            }
        });

        assertThat(tags("busy")).containsExactlyInAnyOrder(numbered(11, 20));
    }

    @Test
    void limitHoldsAlsoWhenManyAddAtOnce() throws Exception {
        create("crowded");
        add("crowded", numbered(1, 40));

        List<Boolean> added = atOnce(20, i -> add("crowded", numbered(40 + i, 40 + i)));

        assertThat(added).filteredOn(success -> success).hasSize(10);
        assertThat(tags("crowded")).hasSize(50);
    }

    /** Whether each succeeded; what is not a refusal for too many tags fails the test. */
    private static List<Boolean> atOnce(int count, Request request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Boolean>> requests = IntStream.rangeClosed(1, count)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            request.send(i);
                            return true;
                        } catch (TooManyTagsException refused) {
                            return false;
                        }
                    })
                    .toList();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : clients.invokeAll(requests)) {
                results.add(result.get());
            }
            return results;
        } finally {
            clients.shutdownNow();
        }
    }

    private interface Request {
        void send(int number);
    }
}
