package dev.drey.programs.audit;

import dev.drey.programs.audit.verify.Stamp;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Says of each record when and by whom it was emitted, and fails when told to. */
final class Stamping<T> extends ProcessFunction<T, String> {

    private static final long serialVersionUID = 1;

    private final MapFunction<T, String> line;
    private final ControlFolder control;
    private transient @Nullable Stamp writer;

    Stamping(MapFunction<T, String> line, ControlFolder control) {
        this.line = line;
        this.control = control;
    }

    @Override
    public void processElement(T record, Context context, Collector<String> out) throws Exception {
        if (control.takeFailure()) {
            throw new IllegalStateException("Told to fail, by a file in " + control.path() + ".");
        }
        Stamp stamp = writer().at(System.currentTimeMillis());
        out.collect(stamp.before(line.map(record)));
    }

    /** Not in open(), whose parameter is not the same in all versions of Flink. */
    private Stamp writer() {
        Stamp known = writer;
        if (known == null) {
            known = Task.of(getRuntimeContext()).stamp();
            writer = known;
        }
        return known;
    }
}
