package dev.drey.programs.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Remembers every visit for ever, in a class that Flink has no serializer for, without a uid, asks a web service about each
 * on the thread of the task, and prints. It compiles, and runs for a while.
 */
public final class CarelessProgram {

    private static final int VISITORS = 1000;

    private CarelessProgram() {}

    /** Not a plain class by Flink's rules: it has no constructor without parameters. */
    public static final class Visit {

        private final long visitor;
        private final List<String> pages;

        Visit(long visitor) {
            this.visitor = visitor;
            this.pages = new ArrayList<>(List.of("/", "/cart"));
        }

        long visitor() {
            return visitor;
        }

        List<String> pages() {
            return pages;
        }
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(number -> new Visit(number % VISITORS))
                .name("visits")
                .keyBy(Visit::visitor)
                .process(new Memory())
                .name("memory")
                .map(new Lookup())
                .name("lookup")
                .print();
        env.execute("careless");
    }

    /** Keeps all visits, all pages, and, as the only state with a time to live, the last visit. */
    private static final class Memory extends KeyedProcessFunction<Long, Visit, String> {

        private final MapStateDescriptor<String, Long> pages =
                new MapStateDescriptor<>("pages", String.class, Long.class);

        @Override
        public void processElement(Visit visit, Context context, Collector<String> out) throws Exception {
            ListState<Visit> all = getRuntimeContext().getListState(new ListStateDescriptor<>("visits", Visit.class));
            all.add(visit);
            MapState<String, Long> counts = getRuntimeContext().getMapState(pages);
            for (String page : visit.pages()) {
                counts.put(page + "?at=" + context.timestamp(), 1L);
            }
            last().update(visit.visitor());
            out.collect("visitor " + visit.visitor());
        }

        private ValueState<Long> last() {
            ValueStateDescriptor<Long> last = new ValueStateDescriptor<>("last", Long.class);
            last.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
            return getRuntimeContext().getState(last);
        }
    }

    /** Waits for an answer from outside with each record. */
    private static final class Lookup extends RichMapFunction<String, String> {

        @Override
        public String map(String visitor) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/" + visitor.replace(' ', '/')))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
