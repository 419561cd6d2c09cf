package dev.drey.cli.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be done to an application and its service. */
public enum FaultKind {
    TASK_FAILURE("a task throws an exception"),
    TASK_MANAGER_KILL("SIGKILL of a task manager"),
    TASK_MANAGER_HANG("SIGSTOP of a task manager, for good"),
    TASK_MANAGER_PAUSE("SIGSTOP of a task manager, and SIGCONT after a moment"),
    JOB_MANAGER_KILL("SIGKILL of the job manager"),
    JOB_MANAGER_HANG("SIGSTOP of the job manager, for good"),
    JOB_MANAGER_PAUSE("SIGSTOP of the job manager, and SIGCONT after a moment"),
    SERVICE_KILL("SIGKILL of the service, which is started again after a moment"),
    SERVICE_END("SIGTERM of the service, which is started again after a moment"),
    SERVICE_PAUSE("SIGSTOP of the service, and SIGCONT after a moment"),
    HOST_LOSS("SIGKILL of the service and of all Flink processes at once, then `drey up`"),
    STORAGE_FAILURE("nothing can be created in the checkpoint folder for a while"),
    UPDATE("an update of the running application, and a kill while it is under way"),
    STOP_START("a stop with a snapshot, in half of all cases with a kill while it is under way, and a start"),
    SNAPSHOT("a snapshot, and a kill while it is taken");

    /** What can strike while an operation is under way. */
    public static final List<FaultKind> COMPANIONS =
            List.of(TASK_FAILURE, TASK_MANAGER_KILL, JOB_MANAGER_KILL, SERVICE_KILL, HOST_LOSS);

    private final String meaning;

    FaultKind(String meaning) {
        this.meaning = meaning;
    }

    /** As it is typed and shown, such as {@code task-manager-kill}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is done, for people. */
    public String meaning() {
        return meaning;
    }

    /** Whether the service is asked for something, which is then struck. */
    public boolean isOperation() {
        return this == UPDATE || this == STOP_START || this == SNAPSHOT;
    }

    /** By what is typed; empty when there is no such kind. */
    public static Optional<FaultKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** All of them as they are typed. */
    public static String ids() {
        return Arrays.stream(values()).map(FaultKind::id).collect(Collectors.joining(", "));
    }
}
