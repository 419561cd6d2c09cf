package dev.drey.cli.bench;

import dev.drey.cli.trial.Downtimes;
import dev.drey.cli.trial.Downtimes.Downtime;
import dev.drey.cli.trial.StruckFault;
import dev.drey.programs.audit.verify.Emissions.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What faults cost, told by the silences in the output as the audit tells it. Pure. */
final class FaultCosts {

    private static final String FROM_NEW_START = ", from the new start";

    private FaultCosts() {}

    /**
     * What one fault cost.
     *
     * @param what the fault is called, and from when it is counted
     * @param silence zero when the output went on without interruption
     */
    record Cost(String what, Duration silence) {}

    /**
     * In the order of the strikes; two for each that everything had to be started again after.
     *
     * @param silences of at least {@link Downtimes#LEAST_SILENCE_MILLIS}
     */
    static List<Cost> of(List<Strike> strikes, List<Silence> silences) {
        List<Downtime> fromFault = downtimes(strikes, silences, Strike::fault);
        List<Downtime> fromNewStart = downtimes(strikes, silences, Strike::fromAgain);
        List<Cost> costs = new ArrayList<>();
        for (int index = 0; index < strikes.size(); index++) {
            String what = strikes.get(index).fault().kind().id().replace('-', ' ');
            costs.add(new Cost(what, Duration.ofMillis(fromFault.get(index).millis())));
            if (strikes.get(index).again() != null) {
                costs.add(new Cost(
                        what + FROM_NEW_START,
                        Duration.ofMillis(fromNewStart.get(index).millis())));
            }
        }
        return costs;
    }

    private static List<Downtime> downtimes(
            List<Strike> strikes, List<Silence> silences, Function<Strike, StruckFault> begun) {
        return new Downtimes(strikes.stream().map(begun).toList(), silences).list();
    }
}
