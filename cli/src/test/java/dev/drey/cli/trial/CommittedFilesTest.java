package dev.drey.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.programs.audit.verify.Stamp;
import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tampered output must be noticed, whatever was done to it. */
class CommittedFilesTest {

    private static final int END = 50;
    private static final int NUMBERS_PER_FILE = 10;

    @TempDir
    private Path output;

    private CommittedFiles written() throws IOException {
        Path folder = Files.createDirectories(output.resolve("orders"));
        Map<String, long[]> accounts = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < END; number++) {
            for (int partition = 0; partition < Order.PARTITIONS; partition++) {
                Order order = Order.at(partition, number);
                long[] account = accounts.computeIfAbsent(order.customer(), customer -> new long[2]);
                account[0]++;
                account[1] += order.amountCents();
                text.append(new Stamp(1_000 + number, "a", 0, 0)
                                .before(new AccountedOrder(order, account[0], account[1]).toLine()))
                        .append('\n');
            }
            if (number % NUMBERS_PER_FILE == NUMBERS_PER_FILE - 1) {
                Files.writeString(folder.resolve("part-" + number), text);
                text.setLength(0);
            }
        }
        Files.writeString(folder.resolve(".part-99.inprogress"), "half a li");
        return new CommittedFiles(output);
    }

    private Path file() {
        return output.resolve("orders").resolve("part-29");
    }

    @Test
    void outputAsItWasWrittenIsExactlyOnce() throws IOException {
        CommittedFiles files = written();

        assertThat(Guarantee.EXACTLY_ONCE.violations(files.verify(END))).isEmpty();
        assertThat(files.newestMillis()).isEqualTo(1_000 + END - 1);
        assertThat(files.newestMillisByTask()).containsExactly(Map.entry(0, 1_000L + END - 1));
        assertThat(files.highestNumber()).isEqualTo(END - 1);
        assertThat(files.numberAhead(Order.PARTITIONS)).isGreaterThan(END);
        assertThat(files.countUncommitted()).isEqualTo(1);
    }

    @Test
    void fileThatIsGoneIsLoss() throws IOException {
        CommittedFiles files = written();
        Files.delete(file());

        assertThat(Guarantee.EXACTLY_ONCE.violations(files.verify(END)))
                .contains(NUMBERS_PER_FILE * Order.PARTITIONS + " records are lost");
        assertThat(Guarantee.AT_LEAST_ONCE.violations(files.verify(END))).isNotEmpty();
    }

    @Test
    void fileThatIsThereTwiceIsDoubled() throws IOException {
        CommittedFiles files = written();
        Files.copy(file(), file().resolveSibling("part-again"));

        assertThat(Guarantee.EXACTLY_ONCE.violations(files.verify(END)))
                .containsExactly(NUMBERS_PER_FILE * Order.PARTITIONS + " records are doubled");
        assertThat(Guarantee.AT_LEAST_ONCE.violations(files.verify(END))).isEmpty();
    }

    @Test
    void lineWithoutAnEndIsNotThereYet() throws IOException {
        CommittedFiles files = written();
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.length() - 5));

        assertThat(Guarantee.EXACTLY_ONCE.violations(files.verify(END))).contains("1 record is lost");
    }

    @Test
    void nothingAtAllIsLoss() throws IOException {
        assertThat(new CommittedFiles(output).verify(END).lost()).isEqualTo((long) END * Order.PARTITIONS);
        assertThat(new CommittedFiles(output).newestMillis()).isZero();
    }
}
