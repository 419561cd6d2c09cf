package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;

/** An application that writes into a real PostgreSQL, with the transactions of Flink's JDBC connector. */
@ExtendWith(SharedService.class)
@EnabledIfSystemProperty(named = "drey.settings", matches = "all")
class JdbcIT {

    private static final Duration TO_WRITE = Duration.ofSeconds(60);

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        // The sink prepares its transactions, which PostgreSQL does not allow unless told to.
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_prepared_transactions", "20")
                .start();
    }

    @AfterAll
    static void end() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @MainLines
    void eachNumberHasOneRowThroughKillsAndAStop(Line line, DreyService service) throws Exception {
        execute("drop table if exists numbers");
        execute("create table numbers (n bigint)");
        Program program = line == Line.FLINK_1_20 ? Program.JDBC_FLINK_1 : Program.JDBC_FLINK_2;
        Plan plan = Plan.of(line, program)
                .withProperties("jdbc", Map.of("url", postgres.getJdbcUrl("postgres", "postgres"), "user", "postgres"));
        try (TestApplication application = TestApplication.create(service, "rows-" + line.suffix(), plan)) {
            application.run();
            awaitMoreRows();

            Processes.kill(application.cluster().anyTaskManager());
            awaitMoreRows();

            Processes.kill(application.cluster().jobManager());
            awaitMoreRows();

            application.stop();
            application.run();
            awaitMoreRows();
            application.stop();

            assertThat(ask("select count(*) from numbers")).isEqualTo(ask("select count(distinct n) from numbers"));
            assertThat(ask("select max(n) + 1 from numbers"))
                    .as("prepared and left: %s", names("select gid from pg_prepared_xacts"))
                    .isEqualTo(ask("select count(*) from numbers"));
            rollBackWhatIsLeft();
        }
    }

    /**
     * A task that dies leaves the transaction prepared that it prepared last, if no checkpoint knows it, and the connector
     * does not find it again. Nothing of it may be missing from the table: what it held was written once more.
     */
    private static void rollBackWhatIsLeft() throws SQLException {
        long rows = ask("select count(*) from numbers");
        List<String> left = names("select gid from pg_prepared_xacts");
        // One for each kill at most, and one for each stop.
        assertThat(left).hasSizeLessThanOrEqualTo(4);
        for (String transaction : left) {
            execute("rollback prepared '" + transaction + "'");
        }
        assertThat(ask("select count(*) from pg_prepared_xacts")).isZero();
        assertThat(ask("select count(*) from numbers")).isEqualTo(rows);
    }

    private static List<String> names(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (answer.next()) {
                names.add(answer.getString(1));
            }
            return names;
        }
    }

    /** More than there are now, and than what is prepared already. */
    private static void awaitMoreRows() throws SQLException {
        long before = ask("select count(*) from numbers");
        Await.that("there are more rows", TO_WRITE, () -> ask("select count(*) from numbers") > before + 100);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long ask(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getLong(1);
        }
    }
}
