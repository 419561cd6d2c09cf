package dev.drey.config;

import com.google.common.net.InetAddresses;
import dev.drey.config.Settings.AccessKey;
import dev.drey.model.KpuMemory;
import dev.drey.text.Spelling;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings from flags, environment and file, in this order of precedence, and collects all problems. */
public final class SettingsReader {

    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final Path home;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param flags by key, without dashes
     * @param file by key
     * @param home the user's home folder, which {@code ~} stands for
     */
    public SettingsReader(
            Map<String, String> flags, Map<String, String> environment, Map<String, String> file, Path home) {
        this.flags = flags;
        this.environment = environment;
        this.file = file;
        this.home = home;
    }

    /** @throws SettingsProblem that names every setting at fault */
    public Settings read() throws SettingsProblem {
        Stream.of(flags, file)
                .flatMap(source -> source.keySet().stream())
                .sorted()
                .forEach(this::checkKnown);
        int kpuMemory = number(Setting.KPU_MEMORY, KpuMemory.LEAST_MIB, 1 << 20);
        Path data = path(Setting.DATA);
        Path cache = path(Setting.CACHE);
        int port = number(Setting.PORT, 0, 65535);
        String account = text(Setting.ACCOUNT);
        if (!account.matches("\\d{12}")) {
            problems.add(Setting.ACCOUNT.key() + " must be 12 digits, not '" + account + "'.");
        }
        AccessKey accessKey = accessKey();
        List<AccessKey> moreKeys = moreKeys(accessKey);
        String address = address(accessKey);
        int jobManagerHeap = number(Setting.JOB_MANAGER_MEMORY, 256, 1 << 20);
        int patience = number(Setting.START_PATIENCE, 1, 86_400);
        int tolerance = number(Setting.PAUSE_TOLERANCE, 3, 3_600);
        int metricsDays = number(Setting.METRICS_DAYS, 0, 455);
        int metricsMebibytes = number(Setting.METRICS_MEGABYTES, 16, 1 << 20);
        boolean strictAws = yesOrNo(Setting.STRICT_AWS);
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        return new Settings(
                data,
                cache,
                address,
                port,
                text(Setting.REGION),
                account,
                accessKey,
                moreKeys,
                new Settings.Processes(KpuMemory.ofTotal(kpuMemory), jobManagerHeap, text(Setting.HADOOP_CLASSPATH)),
                new Settings.Patience(Duration.ofSeconds(patience), Duration.ofSeconds(tolerance)),
                new Settings.Retention(Duration.ofDays(metricsDays), metricsMebibytes),
                strictAws);
    }

    private @Nullable AccessKey accessKey() {
        String id = text(Setting.ACCESS_KEY);
        String secret = text(Setting.SECRET_KEY);
        if (id.isEmpty() != secret.isEmpty()) {
            problems.add(Setting.ACCESS_KEY.key() + " and " + Setting.SECRET_KEY.key()
                    + " belong together: set both or neither.");
        }
        return id.isEmpty() ? null : new AccessKey(id, secret);
    }

    private List<AccessKey> moreKeys(@Nullable AccessKey first) {
        if (text(Setting.KEYS_FILE).isEmpty()) {
            return List.of();
        }
        if (first == null) {
            problems.add(Setting.KEYS_FILE.key() + " needs " + Setting.ACCESS_KEY.key() + " and "
                    + Setting.SECRET_KEY.key() + ", the pair that applications and `drey` itself use.");
        }
        Path file = path(Setting.KEYS_FILE);
        try {
            return SecretFile.keys(file);
        } catch (IOException failure) {
            problems.add(Setting.KEYS_FILE.key() + " cannot be used: "
                    + (failure instanceof NoSuchFileException ? "there is no " + file : failure.getMessage()));
            return List.of();
        }
    }

    /** Only digits: what a name means may change from one moment to the next. */
    private String address(@Nullable AccessKey accessKey) {
        String text = text(Setting.ADDRESS).strip();
        if (!InetAddresses.isInetAddress(text)) {
            problems.add(Setting.ADDRESS.key() + " must be an IP address such as 127.0.0.1, not '" + text + "'.");
        } else if (accessKey == null && !InetAddresses.forString(text).isLoopbackAddress()) {
            problems.add(Setting.ADDRESS.key() + " " + text + " can be reached from other machines, and without "
                    + Setting.ACCESS_KEY.key() + " and " + Setting.SECRET_KEY.key()
                    + " anyone there could run programs here. Set both, or leave the address on loopback.");
        }
        return text;
    }

    private String text(Setting setting) {
        String flag = flags.get(setting.key());
        if (flag != null) {
            return flag;
        }
        String variable = environment.get(setting.environmentVariable());
        return variable != null ? variable : file.getOrDefault(setting.key(), setting.defaultValue());
    }

    private int number(Setting setting, int least, int most) {
        String text = text(setting);
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the range.
        }
        problems.add(setting.key() + " must be a whole number from " + least + " to " + most + ", not '" + text + "'.");
        return least;
    }

    private boolean yesOrNo(Setting setting) {
        String text = text(setting).strip();
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(setting.key() + " must be true or false, not '" + text + "'.");
        }
        return text.equals("true");
    }

    private Path path(Setting setting) {
        String text = text(setting);
        if (text.isBlank()) {
            problems.add(setting.key() + " must name a folder.");
            return home;
        }
        Path path = text.equals("~") || text.startsWith("~/")
                ? home.resolve(text.substring(1).replaceFirst("^/", ""))
                : Path.of(text);
        return path.toAbsolutePath().normalize();
    }

    private void checkKnown(String key) {
        if (Setting.find(key).isPresent()) {
            return;
        }
        String nearest = Spelling.nearest(
                key, Arrays.stream(Setting.values()).map(Setting::key).toList());
        problems.add("There is no setting '" + key + "'. Did you mean '" + nearest + "'?");
    }
}
