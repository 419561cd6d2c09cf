package dev.drey.programs.gallery;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The conditions of an action, written behind it as {@code @from:1000@subtask:0}: {@code at}, {@code from} and {@code every}
 * speak of the moment's number, {@code subtask} of the subtask, {@code attempts} of the first so many attempts of it, {@code
 * file} of a file that must be there.
 */
final class When implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<String> conditions;

    When(List<String> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    boolean holds(Moment moment) {
        for (String condition : conditions) {
            int colon = condition.indexOf(':');
            String value = condition.substring(colon + 1);
            if (!holds(condition.substring(0, colon), value, moment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String name, String value, Moment moment) {
        return switch (name) {
            case "at" -> moment.number() == Long.parseLong(value);
            case "from" -> moment.number() >= Long.parseLong(value);
            case "every" -> moment.number() % Long.parseLong(value) == 0;
            case "subtask" -> moment.subtask() == Integer.parseInt(value);
            case "attempts" -> moment.attempt() < Integer.parseInt(value);
            case "file" -> Files.exists(Path.of(value));
            default -> throw new IllegalArgumentException("There is no condition " + name);
        };
    }
}
