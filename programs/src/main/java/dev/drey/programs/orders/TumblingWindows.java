package dev.drey.programs.orders;

import java.lang.reflect.Method;
import java.time.Duration;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** Flink 2 takes a {@code Duration} for the length of a window, Flink before 1.20 a class of its own. */
public final class TumblingWindows {

    private TumblingWindows() {}

    /** Windows of that length. */
    public static TumblingEventTimeWindows of(Duration size) {
        try {
            for (Method method : TumblingEventTimeWindows.class.getMethods()) {
                if (method.getName().equals("of") && method.getParameterCount() == 1) {
                    Class<?> type = method.getParameterTypes()[0];
                    Object length = type == Duration.class
                            ? size
                            : type.getMethod("milliseconds", long.class).invoke(null, size.toMillis());
                    return (TumblingEventTimeWindows) method.invoke(null, length);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Flink version has no tumbling windows as they are known.", e);
        }
        throw new IllegalStateException("This Flink version has no tumbling windows.");
    }
}
