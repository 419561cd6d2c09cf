package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkUnreachableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collects what an expert would ask for. */
@Command(
        name = "bundle",
        description = {
            "Put everything that an expert would ask for into one zip, without secrets: of an application, or with --flink"
                    + " of any Flink cluster."
        },
        mixinStandardHelpOptions = true)
public final class BundleCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    /** Of the answers of Flink's; further looks at the same cluster would have the next numbers. */
    private static final String LOOK = "flink/1";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of the application.")
    private @Nullable String name;

    @Option(names = "--flink", paramLabel = "URL", description = "A Flink cluster instead, such as http://host:8081.")
    private @Nullable URI flink;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The zip to write; default drey-bundle-NAME-TIME.zip in this folder.")
    private @Nullable Path file;

    /** What was written. Written out as JSON as it stands. */
    record BundleFacts(String file, long bytes, int documents, int redacted, int missing) {}

    @Override
    public Integer call() throws Exception {
        if ((name == null) == (flink == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Name either an application or a cluster with --flink URL.");
        }
        Time time = Time.system();
        Contents contents = new Contents();
        ObjectNode manifest = new ObjectMapper().createObjectNode();
        manifest.put(
                "createdBy",
                "drey "
                        + Optional.ofNullable(BundleCommand.class.getPackage().getImplementationVersion())
                                .orElse("(built from sources)"));
        contents.add("host", HostFacts.read());
        if (flink != null) {
            manifest.put("flink", flink.toString());
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_ANSWER)
                    .build();
            new FlinkCollector(new FlinkDocuments(flink, http, TO_ANSWER), contents, LOOK).collect();
        } else {
            manifest.put("application", name);
            try (Service reached = service.connect()) {
                collect(reached, String.valueOf(name), contents);
            }
        }
        Path target = file == null ? Path.of(fileName(time)) : file;
        int redacted = BundleFile.write(target, contents, manifest, time.now());
        BundleFacts facts = new BundleFacts(
                target.toAbsolutePath().toString(),
                Files.size(target),
                contents.documents().size() + contents.texts().size(),
                redacted,
                contents.missing().size());
        output.answer(
                facts,
                List.of(
                        target + " holds " + facts.documents() + " documents, " + Figures.bytes(facts.bytes())
                                + ". Secrets were" + " removed in " + redacted
                                + " places; look through it before you hand it on.",
                        contents.missing().isEmpty()
                                ? "Nothing that was looked for is missing."
                                : facts.missing() + " things could not be had; manifest.json says which and why."));
        return ExitCode.OK;
    }

    private static void collect(Service service, String name, Contents contents)
            throws IOException, InterruptedException {
        new ApplicationCollector(service, name, contents).collect();
        Optional<Cluster> cluster = service.clusters().find(name);
        if (cluster.isEmpty()) {
            contents.miss(LOOK, "The application has no cluster now.");
            return;
        }
        try {
            new FlinkCollector(service.clusters().documents(cluster.get()), contents, LOOK).collect();
        } catch (FlinkUnreachableException silent) {
            contents.miss(LOOK, String.valueOf(silent.getMessage()));
        }
    }

    private String fileName(Time time) {
        String of = name != null ? name : String.valueOf(flink).replaceAll("[^a-zA-Z0-9]+", "-");
        return "drey-bundle-" + of + "-" + STAMP.format(time.now()) + ".zip";
    }
}
