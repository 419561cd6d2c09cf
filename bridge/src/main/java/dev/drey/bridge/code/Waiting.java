package dev.drey.bridge.code;

import dev.drey.bridge.code.ProgramClasses.Declared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.AbstractInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.ClassNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodNode;

/**
 * A call, in what a function does with each record or each checkpoint, that makes its thread wait for something outside.
 *
 * @param method of the function, from which it is reached
 * @param call such as {@code java.net.http.HttpClient.send}
 */
public record Waiting(String method, String call) {

    private static final int MOST_METHODS = 400;
    private static final int SYNTHETIC = Opcodes.ACC_SYNTHETIC;

    /** What Flink calls again and again on the thread of a task. */
    private static final Set<String> REPEATED = Set.of(
            "map",
            "flatMap",
            "filter",
            "processElement",
            "processElement1",
            "processElement2",
            "processBroadcastElement",
            "process",
            "onTimer",
            "invoke",
            "asyncInvoke",
            "reduce",
            "join",
            "coGroup",
            "snapshotState",
            "notifyCheckpointComplete");

    /** Of the JDK and of clients that are in wide use: what returns only when something outside has answered. */
    private static final Pattern WAITS = Pattern.compile("java/lang/Thread\\.(sleep|join)"
            + "|java/net/http/HttpClient\\.send"
            + "|java/net/(Http)?URLConnection\\.(getInputStream|getResponseCode|connect)"
            + "|javax/net/ssl/HttpsURLConnection\\.(getInputStream|getResponseCode|connect)"
            + "|java/net/URL\\.openStream"
            + "|java/net/Socket\\.(<init>|connect)"
            + "|java/sql/\\w*Statement\\.execute\\w*"
            + "|java/sql/DriverManager\\.getConnection|javax/sql/DataSource\\.getConnection"
            + "|java/util/concurrent/(\\w*Future|ForkJoinTask)\\.(get|join)"
            + "|java/util/concurrent/(CountDownLatch|CyclicBarrier)\\.await"
            + "|java/util/concurrent/\\w*Queue\\.(take|put)"
            + "|software/amazon/awssdk/services/\\w+/(?!\\w*Async)\\w+Client\\.(?!close|builder|create)\\w+"
            + "|com/amazonaws/services/.*/Amazon(?!\\w*Async)\\w+\\.(?!shutdown)\\w+"
            + "|redis/clients/jedis/\\w+\\.(?!close)\\w+"
            + "|org/apache/(http|hc)/client\\S*/\\w*HttpClient\\.execute"
            + "|okhttp3/Call\\.execute"
            + "|org/springframework/web/client/Rest\\w+\\.\\w+"
            + "|org/apache/hadoop/hbase/client/Table\\.\\w+"
            + "|com/mongodb/client/\\w+\\.(?!close)\\w+");

    /** In the function's own methods and in those of the program that they call. */
    public static List<Waiting> in(ProgramClasses classes, String functionClass) {
        List<Waiting> found = new ArrayList<>();
        for (ClassNode type : classes.around(functionClass.replace('.', '/'))) {
            for (MethodNode method : type.methods) {
                if (REPEATED.contains(method.name) && (method.access & SYNTHETIC) == 0) {
                    first(classes, new Declared(type, method))
                            .map(call -> new Waiting(method.name, call))
                            .filter(waiting -> !found.contains(waiting))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** In a method that a lambda expression stands for. */
    public static List<Waiting> in(ProgramClasses classes, String owner, String method, String descriptor) {
        return classes.findMethod(owner, method, descriptor)
                .flatMap(found -> first(classes, found))
                .map(call -> List.of(new Waiting(method, call)))
                .orElse(List.of());
    }

    /** Lambda expressions are not followed: they are mostly given to threads of their own. */
    private static Optional<String> first(ProgramClasses classes, Declared start) {
        Deque<Declared> open = new ArrayDeque<>(List.of(start));
        Set<MethodNode> seen = new HashSet<>();
        while (!open.isEmpty() && seen.size() < MOST_METHODS) {
            Declared next = open.poll();
            if (!seen.add(next.method())) {
                continue;
            }
            for (AbstractInsnNode instruction : next.method().instructions) {
                if (instruction instanceof MethodInsnNode call) {
                    String name = call.owner + "." + call.name;
                    if (WAITS.matcher(name).matches()) {
                        return Optional.of(name.replace('/', '.'));
                    }
                    classes.findMethod(call.owner, call.name, call.desc).ifPresent(open::add);
                }
            }
        }
        return Optional.empty();
    }
}
