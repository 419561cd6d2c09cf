package dev.drey.programs.gallery;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events elsewhere. Options: {@code write}: what it does per event; {@code flush}: what it does before a
 * checkpoint's barrier goes on; {@code batch}: it sends so many at once to the remote service, and again until the service
 * takes them.
 */
final class Delivery implements InvocationHandler, Serializable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long serialVersionUID = 1;
    private static final long REFUSED_MILLIS = 200;

    private final Action write;
    private final Action flush;
    private final long batch;
    private final RemoteService service;

    Delivery(Step step, RemoteService service) {
        this.write = Actions.of(step, "write", service);
        this.flush = Actions.of(step, "flush", service);
        this.batch = step.number("batch", 0);
        this.service = service;
    }

    /**
     * A class of its own cannot be a sink of Flink 1 and of Flink 2: the one demands a method whose parameter's type the other
     * does not have. What is made for the interface that is there can.
     */
    @SuppressWarnings("unchecked")
    Sink<Event> sink() {
        return (Sink<Event>) Proxy.newProxyInstance(Delivery.class.getClassLoader(), new Class<?>[] {Sink.class}, this);
    }

    @Override
    public Object invoke(Object sink, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("createWriter") && arguments[0] instanceof WriterInitContext context) {
            return new Writer(context.metricGroup(), context.getTaskInfo().getIndexOfThisSubtask());
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(sink, method, arguments);
        }
        return switch (method.getName()) {
            case "equals" -> sink == arguments[0];
            case "hashCode" -> System.identityHashCode(sink);
            case "toString" -> "Delivery";
            default -> throw new UnsupportedOperationException("Flink 1.19 and later do not call " + method + ".");
        };
    }

    /** One subtask's. */
    private final class Writer implements SinkWriter<Event> {

        private final SinkWriterMetricGroup metrics;
        private final int subtask;
        private long pending;
        private long flushes;

        Writer(SinkWriterMetricGroup metrics, int subtask) {
            this.metrics = metrics;
            this.subtask = subtask;
        }

        @Override
        public void write(Event event, Context context) throws IOException, InterruptedException {
            run(write, event.number);
            pending++;
            if (batch > 0 && pending >= batch) {
                send();
            }
        }

        private void send() throws IOException, InterruptedException {
            Counter errors = metrics.getNumRecordsSendErrorsCounter();
            while (true) {
                String answer = service.ask("put", pending);
                if (answer.equals(RemoteService.DONE)) {
                    metrics.getNumRecordsSendCounter().inc(pending);
                    pending = 0;
                    return;
                }
                errors.inc(pending);
                LOG.warn("KDS Sink failed to write and will retry {} entries to KDS, first error: {}", pending, answer);
                Thread.sleep(REFUSED_MILLIS);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            run(flush, ++flushes);
        }

        private void run(Action action, long number) throws IOException, InterruptedException {
            try {
                action.run(new Moment(number, subtask, 0));
            } catch (IOException | InterruptedException | RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
