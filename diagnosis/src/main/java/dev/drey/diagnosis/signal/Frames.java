package dev.drey.diagnosis.signal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads stack frames: whose code they are, and what they wait for. */
public final class Frames {

    private static final Pattern PLATFORM = Pattern.compile(
            "^(?:java|javax|jdk|sun|com\\.sun|scala|kotlin|org\\.apache\\.flink|dev\\.drey\\.bridge|org\\.apache\\.pekko|akka"
                    + "|org\\.rocksdb|org\\.apache\\.logging|org\\.slf4j|ch\\.qos\\.logback|com\\.esotericsoftware|java\\.base)\\b.*");
    private static final Pattern SOCKET = Pattern.compile(
            ".*(?:socketRead|SocketInputStream\\.read|NioSocketImpl\\.(?:read|park|connect|implRead)|SocketChannelImpl\\.(?:read|connect|write)"
                    + "|SocketDispatcher|Net\\.(?:poll|connect)|EPoll\\w*\\.|SocketImpl\\.connect|HttpClientImpl|HttpURLConnection"
                    + "|SSLSocket\\w*\\.read).*");
    private static final Pattern WAIT = Pattern.compile(
            ".*(?:Thread\\.sleep|Unsafe\\.park|Object\\.wait|LockSupport\\.park|Thread\\.join|TimeUnit\\.sleep|Process\\w*\\.waitFor"
                    + "|CompletableFuture\\.(?:get|join|waitingGet)|CountDownLatch\\.await).*");
    private static final Pattern STORE = Pattern.compile("^org\\.(?:rocksdb|forstdb)\\..*");
    private static final Pattern LOGGING =
            Pattern.compile("^(?:org\\.apache\\.(?:logging|log4j)|org\\.slf4j|ch\\.qos\\.logback)\\..*");
    private static final int TOP = 12;

    /** What a thread does where its stack ends. */
    public enum Doing {
        /** Waits for an answer over the network. */
        NETWORK,
        /** Sleeps, or waits for a lock or another thread. */
        WAITING,
        /** Runs, as far as the stack tells. */
        RUNNING
    }

    private Frames() {}

    /** Whether neither Java, nor Flink, nor a library that Flink itself brings wrote it. */
    public static boolean isUsers(String frame) {
        return !PLATFORM.matcher(frame).matches();
    }

    /** The innermost frame of the program or of a library that it brings. */
    public static Optional<String> findUsers(List<String> frames) {
        return frames.stream().filter(Frames::isUsers).findFirst();
    }

    /** What happens at the end of the stack. */
    public static Doing doing(List<String> frames, String threadState) {
        List<String> top = frames.subList(0, Math.min(TOP, frames.size()));
        if (top.stream().anyMatch(frame -> SOCKET.matcher(frame).matches())) {
            return Doing.NETWORK;
        }
        if (threadState.equals("BLOCKED")
                || threadState.endsWith("WAITING")
                || top.stream().limit(3).anyMatch(frame -> WAIT.matcher(frame).matches())) {
            return Doing.WAITING;
        }
        return Doing.RUNNING;
    }

    /** Whether the embedded state store works. */
    public static boolean isInStore(List<String> frames) {
        return frames.stream().limit(TOP).anyMatch(frame -> STORE.matcher(frame).matches());
    }

    /** Whether a log line is being written. */
    public static boolean isLogging(List<String> frames) {
        return frames.stream().anyMatch(frame -> LOGGING.matcher(frame).matches());
    }

    /** Whether a method of that name is on the stack, of whatever class. */
    public static boolean calls(List<String> frames, String method) {
        String call = "." + method + "(";
        return frames.stream().anyMatch(frame -> frame.contains(call));
    }

    /** Class and method of a frame, and its line: {@code Job.map (Job.java:12)}. */
    public static String shortly(String frame) {
        int open = frame.indexOf('(');
        String method = open < 0 ? frame : frame.substring(0, open);
        int dot = method.lastIndexOf('.');
        int before = dot < 0 ? -1 : method.lastIndexOf('.', dot - 1);
        return method.substring(before + 1) + (open < 0 ? "" : " " + frame.substring(open));
    }
}
