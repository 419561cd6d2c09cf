package dev.drey.bridge.state;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.util.Collector;

/**
 * A real job in this process with state of every kind, whose figures are known: of {@link #CUSTOMERS} customers each has one
 * value, one list of notes that expires, one timer, an open window, and as many baskets in a map as {@link #baskets} says.
 */
final class Shop implements AutoCloseable {

    static final int CUSTOMERS = 300;
    static final int MAX_PARALLELISM = 16;
    static final int HEAVY = 7;
    static final String UID = "accounts";
    static final String NAME = "accounts of customers";
    private static final int PARALLELISM = 2;
    private static final int BASKETS_OF_THE_HEAVY = 50;
    private static final int MINUTES = 2;

    private static volatile CountDownLatch processed = new CountDownLatch(0);

    private final JobClient job;

    private Shop(JobClient job) {
        this.job = job;
    }

    /** A key of a class of its own, which prints nothing of itself. */
    public static final class Customer {

        /** Serialized by Flink as a POJO. */
        public int number;

        /** Likewise. */
        public String name = "";

        /** For Flink. */
        public Customer() {}

        Customer(int number) {
            this.number = number;
            this.name = name(number);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Customer customer && customer.number == number && customer.name.equals(name);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    static String name(int customer) {
        return "customer-" + customer;
    }

    static int baskets(int customer) {
        return customer == HEAVY ? BASKETS_OF_THE_HEAVY : 2;
    }

    static long allBaskets() {
        return BASKETS_OF_THE_HEAVY + 2L * (CUSTOMERS - 1);
    }

    /** Returns when all state is there. */
    static <K> Shop open(Configuration settings, TypeInformation<K> keyType, KeySelector<Integer, K> key)
            throws Exception {
        // By two operators.
        processed = new CountDownLatch(2 * CUSTOMERS);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
        env.setMaxParallelism(MAX_PARALLELISM);
        KeyedStream<Integer, K> customers = env.fromSequence(0, Long.MAX_VALUE)
                .setParallelism(1)
                .flatMap(Shop::arrive)
                .returns(Types.INT)
                .setParallelism(1)
                .keyBy(key, keyType);
        customers.process(new Accounts<>()).name(NAME).uid(UID).sinkTo(new DiscardingSink<>());
        customers
                .window(TumblingProcessingTimeWindows.of(Duration.ofDays(10_000)))
                .aggregate(new Total())
                .uid("windows")
                .sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync();
        if (!processed.await(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    "The job did not process its records: " + job.getJobStatus().get());
        }
        return new Shop(job);
    }

    private static void arrive(Long number, Collector<Integer> customers) throws InterruptedException {
        if (number < CUSTOMERS) {
            customers.collect(number.intValue());
        } else {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    String savepoint(Path folder, SavepointFormatType format) throws Exception {
        return job.triggerSavepoint(folder.toUri().toString(), format).get(MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        Void unused = job.cancel().join();
    }

    private static final class Total implements AggregateFunction<Integer, Long, Long> {

        private static final long serialVersionUID = 1;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Integer customer, Long total) {
            processed.countDown();
            return total + customer;
        }

        @Override
        public Long getResult(Long total) {
            return total;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static final class Accounts<K> extends KeyedProcessFunction<K, Integer, Integer> {

        private static final long serialVersionUID = 1;
        private static final long FAR_AHEAD = Duration.ofDays(10_000).toMillis();

        private transient ValueState<Long> visits;
        private transient MapState<String, Long> baskets;
        private transient ListState<String> notes;

        @Override
        public void open(OpenContext context) {
            visits = getRuntimeContext().getState(new ValueStateDescriptor<>("visits", Types.LONG));
            baskets = getRuntimeContext().getMapState(new MapStateDescriptor<>("baskets", Types.STRING, Types.LONG));
            ListStateDescriptor<String> expiring = new ListStateDescriptor<>("notes", Types.STRING);
            expiring.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
            notes = getRuntimeContext().getListState(expiring);
        }

        @Override
        public void processElement(Integer customer, Context context, Collector<Integer> out) throws Exception {
            visits.update(1L);
            for (int basket = 0; basket < baskets(customer); basket++) {
                baskets.put("basket-" + basket, 1L);
            }
            notes.add("first");
            notes.add("second");
            context.timerService().registerProcessingTimeTimer(System.currentTimeMillis() + FAR_AHEAD);
            processed.countDown();
        }
    }
}
