package dev.drey.runtime;

/** The two kinds of process a Flink cluster is made of. */
public enum FlinkRole {
    JOB_MANAGER("job-manager"),
    TASK_MANAGER("task-manager");

    private final String fileName;

    FlinkRole(String fileName) {
        this.fileName = fileName;
    }

    /** The role as part of a file name, without extension. */
    public String fileName() {
        return fileName;
    }
}
