package dev.drey.model;

/**
 * How widely an application runs; resolved like {@link CheckpointSettings}.
 *
 * @param parallelism subtasks per operator unless the program sets its own, at least 1
 * @param parallelismPerKpu subtasks that share one KPU, at least 1
 */
public record ParallelismSettings(
        ConfigurationType type, int parallelism, int parallelismPerKpu, boolean autoScalingEnabled) {

    /** The service's own values, as the Terraform provider's acceptance tests see them on AWS. */
    public static final ParallelismSettings DEFAULT = new ParallelismSettings(ConfigurationType.DEFAULT, 1, 1, true);

    /** With {@code DEFAULT} the service's values hold. */
    public ParallelismSettings {
        if (type == ConfigurationType.DEFAULT) {
            parallelism = 1;
            parallelismPerKpu = 1;
            autoScalingEnabled = true;
        }
    }

    /** KPUs that carry the application's subtasks, one task manager each. */
    public int kpus() {
        return (parallelism + parallelismPerKpu - 1) / parallelismPerKpu;
    }
}
