package dev.drey.control;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.LoggingOption;
import dev.drey.model.RuntimeEnvironment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application that a client wants to have.
 *
 * @param inlineCode the bytes of the code, where they came with the request; else null
 */
public record NewApplication(
        String name,
        String description,
        RuntimeEnvironment runtimeEnvironment,
        String serviceExecutionRole,
        ApplicationConfiguration configuration,
        List<LoggingOption> loggingOptions,
        Map<String, String> tags,
        @Nullable ByteBuffer inlineCode) {}
