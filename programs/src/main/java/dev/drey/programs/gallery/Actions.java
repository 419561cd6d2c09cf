package dev.drey.programs.gallery;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads actions, written as {@code verb:argument@condition:value}; several of them stand between semicolons. */
final class Actions {

    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    private Actions() {}

    /** The action that the step has for the moment with that name, {@link Action#NONE} if it has none. */
    static Action of(Step step, String moment, RemoteService service) {
        List<Action> actions = new ArrayList<>();
        for (String text : step.text(moment, "").split(";", -1)) {
            if (!text.isBlank()) {
                actions.add(conditional(text.strip(), service));
            }
        }
        return switch (actions.size()) {
            case 0 -> Action.NONE;
            case 1 -> actions.get(0);
            default -> each(actions);
        };
    }

    private static Action each(List<Action> actions) {
        List<Action> all = new ArrayList<>(actions);
        return moment -> {
            for (Action action : all) {
                action.run(moment);
            }
        };
    }

    private static Action conditional(String text, RemoteService service) {
        List<String> parts = Arrays.asList(text.split("@", -1));
        int colon = parts.get(0).indexOf(':');
        String verb = colon < 0 ? parts.get(0) : parts.get(0).substring(0, colon);
        String argument = colon < 0 ? "" : parts.get(0).substring(colon + 1);
        Action action = action(verb, argument, service);
        if (parts.size() == 1) {
            return action;
        }
        When when = new When(parts.subList(1, parts.size()));
        return moment -> {
            if (when.holds(moment)) {
                action.run(moment);
            }
        };
    }

    private static Action action(String verb, String argument, RemoteService service) {
        return switch (verb) {
            case "call" -> moment -> service.ask("get", Long.parseLong(argument));
            case "put" -> moment -> service.ask("put", Long.parseLong(argument));
            case "sleep" -> moment -> TimeUnit.MILLISECONDS.sleep(Long.parseLong(argument));
            case "compute" -> moment -> Work.compute(Long.parseLong(argument));
            case "compute-widely" -> moment -> Work.computeWidely(Long.parseLong(argument));
            case "loop" -> moment -> Work.loop();
            case "look-up" -> moment -> Work.compute(page(moment).length());
            case "narrow" -> moment -> Work.compute(visits(Long.toString(moment.number())));
            case "keep" -> Hoard.heap(Integer.parseInt(argument));
            case "cache" -> Hoard.softly(Integer.parseInt(argument));
            case "buffer" -> Hoard.direct(Integer.parseInt(argument));
            case "define" -> Hoard.classes(Integer.parseInt(argument));
            case "log" -> moment -> LOG.debug("seen {} by {}: {}", moment.number(), moment.subtask(), argument);
            case "throw" -> thrower(argument);
            default -> throw new IllegalArgumentException("There is no action " + verb);
        };
    }

    /** Forgets that there may be none, as users do. */
    @SuppressWarnings("NullAway")
    private static String page(Moment moment) {
        return Map.of(-1L, "home").get(moment.number());
    }

    private static long visits(Object value) {
        return (Long) value;
    }

    /** @param argument the exception's class, a bar, and its message */
    private static Action thrower(String argument) {
        String[] parts = argument.split("\\|", 2);
        return moment -> {
            Constructor<?> constructor = Class.forName(parts[0]).getConstructor(String.class);
            Object thrown = constructor.newInstance(parts[1]);
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        };
    }
}
