package dev.drey.programs.audit;

import dev.drey.programs.audit.verify.Stamp;
import java.lang.reflect.Method;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * Who a task is. The service gives every incarnation's job an id of its own.
 *
 * @param index among the parallel tasks, from 0
 * @param attempt how often Flink has restarted it, from 0
 */
record Task(String jobId, int index, int attempt) {

    /** Before Flink 1.19 the context itself tells, since 2.0 only what it holds. */
    static Task of(RuntimeContext context) {
        try {
            Object job = find(context, "getJobInfo");
            Object task = find(context, "getTaskInfo");
            return new Task(call(job, "getJobId").toString(), (int) call(task, "getIndexOfThisSubtask"), (int)
                    call(task, "getAttemptNumber"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Flink version does not tell a task who it is.", e);
        }
    }

    private static Object find(RuntimeContext context, String part) throws ReflectiveOperationException {
        for (Method method : RuntimeContext.class.getMethods()) {
            if (method.getName().equals(part)) {
                return method.invoke(context);
            }
        }
        return context;
    }

    /** By the public type that has the method: the object's own class may not be accessible. */
    private static Object call(Object target, String name) throws ReflectiveOperationException {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> known : type.getInterfaces()) {
                for (Method method : known.getMethods()) {
                    if (method.getName().equals(name) && method.getParameterCount() == 0) {
                        return method.invoke(target);
                    }
                }
            }
        }
        return target.getClass().getMethod(name).invoke(target);
    }

    Stamp stamp() {
        return new Stamp(0, jobId, index, attempt);
    }
}
