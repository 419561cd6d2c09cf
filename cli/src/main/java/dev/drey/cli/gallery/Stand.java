package dev.drey.cli.gallery;

import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exhibit on its cluster, for {@link Act}s to work on. */
public final class Stand {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Exhibit exhibit;
    private final Path folder;
    private final Ground ground;
    private final Remote remote;
    private final Time time;
    private final Endings endings;
    private final HttpClient http;

    /** @param endings of this exhibit alone */
    Stand(Exhibit exhibit, Path folder, Ground ground, Remote remote, Time time, Endings endings, HttpClient http) {
        this.exhibit = exhibit;
        this.folder = folder;
        this.ground = ground;
        this.remote = remote;
        this.time = time;
        this.endings = endings;
        this.http = http;
    }

    /** Where everything of the exhibit lies. */
    public Path folder() {
        return folder;
    }

    /** Flink's REST API for doing things. */
    public FlinkRest flink() throws IOException, InterruptedException {
        return new FlinkRest(ground.rest(), http);
    }

    /** The job that was submitted last, for looking. */
    public JobView job() throws IOException, InterruptedException {
        return new JobView(ground.rest(), http, jobId());
    }

    /** Its id, of 32 hexadecimal digits. */
    public String jobId() throws IOException, InterruptedException {
        return ground.jobId();
    }

    List<String> doctorArguments() throws IOException, InterruptedException {
        return ground.doctorArguments();
    }

    /** Starts what there is before a program, and waits for it. */
    void begin() throws IOException, FlinkException, InterruptedException {
        ground.begin();
        if (!exhibit.surroundings().onDrey()) {
            await("the job manager to answer", () -> job().cluster("/overview").has("taskmanagers"));
        }
    }

    /** Submits the exhibit's program without state. */
    public void submit() throws IOException, FlinkException, InterruptedException {
        submit(exhibit.program(), null, false);
    }

    /** Submits the exhibit's program with that state, all of which it must take. */
    public void resubmit(String state) throws IOException, FlinkException, InterruptedException {
        submit(exhibit.program(), state, false);
    }

    /**
     * Submits a program; the answer comes later.
     *
     * @param state where to begin, null for nowhere
     * @param losing whether state that has no operator is left out
     */
    public void submit(List<String> program, @Nullable String state, boolean losing)
            throws IOException, FlinkException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("service address=" + remote.address());
        program.forEach(line -> lines.add(line.replace("${folder}", folder.toString())));
        ground.submit(lines, state, losing);
    }

    /** Whether the program was refused. */
    public boolean isRefused() throws IOException, InterruptedException {
        return ground.refusal() != null;
    }

    /** Fails when the program was refused. */
    public void requireAccepted() throws IOException, InterruptedException {
        String refusal = ground.refusal();
        if (refusal != null) {
            throw new IOException("Flink refused the program: " + refusal);
        }
    }

    /** One thing to be waited for. */
    public interface Condition {

        /** Whether it is there. */
        boolean holds() throws IOException, FlinkException, InterruptedException;
    }

    /** Waits as long as the exhibit has patience. */
    public void await(String what, Condition condition) throws IOException, FlinkException, InterruptedException {
        Time.Stopwatch watch = time.stopwatch();
        while (!condition.holds()) {
            if (watch.elapsed().compareTo(exhibit.patience()) >= 0) {
                throw new IOException(
                        "Waited in vain for " + what + ", " + exhibit.patience().toSeconds() + " s.");
            }
            time.pause(LOOK);
        }
    }

    /** Lets time pass. */
    public void pause(Duration duration) throws InterruptedException {
        time.pause(duration);
    }

    /** Changes what the store is like; none for a calm one. */
    public void changeStore(String... lines) throws IOException {
        Path file = folder.resolve("conditions.properties");
        Path fresh = Files.writeString(folder.resolve("conditions.new"), String.join("\n", lines));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Nobody answers there any more. */
    public void closeRemote() throws IOException {
        endings.end(remote);
    }

    /** Process ids of the job managers that are there. */
    public List<Long> jobManagers() throws IOException, InterruptedException {
        return ground.jobManagers();
    }

    /** Process ids of the task managers that are there, oldest first. */
    public List<Long> taskManagers() throws IOException, InterruptedException {
        return ground.taskManagers();
    }

    /** One more. */
    public void startTaskManager() throws IOException {
        ground.startTaskManager();
    }

    /** Ends with the exhibit, after its cluster. */
    public void endWith(AutoCloseable resource) {
        endings.add(resource);
    }
}
