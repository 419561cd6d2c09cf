package dev.drey.control;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.LoggingOption;
import dev.drey.model.RuntimeEnvironment;
import java.util.List;
import java.util.Map;

/** An application that a client wants to have. */
public record NewApplication(
        String name,
        String description,
        RuntimeEnvironment runtimeEnvironment,
        String serviceExecutionRole,
        ApplicationConfiguration configuration,
        List<LoggingOption> loggingOptions,
        Map<String, String> tags) {}
