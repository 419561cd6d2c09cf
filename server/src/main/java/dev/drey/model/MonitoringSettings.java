package dev.drey.model;

/** How much an application reports; resolved like {@link CheckpointSettings}. */
public record MonitoringSettings(ConfigurationType type, MetricsLevel metricsLevel, LogLevel logLevel) {

    /** The service's own values. */
    public static final MonitoringSettings DEFAULT =
            new MonitoringSettings(ConfigurationType.DEFAULT, MetricsLevel.APPLICATION, LogLevel.INFO);

    /** With {@code DEFAULT} the service's values hold. */
    public MonitoringSettings {
        if (type == ConfigurationType.DEFAULT) {
            metricsLevel = MetricsLevel.APPLICATION;
            logLevel = LogLevel.INFO;
        }
    }

    /** How finely metrics are kept apart, under the names of the AWS API. */
    public enum MetricsLevel {
        APPLICATION,
        TASK,
        OPERATOR,
        PARALLELISM
    }

    /** The least severe log level that is kept, under the names of the AWS API, which log4j shares. */
    public enum LogLevel {
        INFO,
        WARN,
        ERROR,
        DEBUG
    }
}
