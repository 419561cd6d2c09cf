package dev.drey.programs.gallery;

import java.io.Serializable;

/**
 * What an operator does beside its work in each of its callbacks.
 *
 * @param element per event
 * @param snapshot within each checkpoint
 * @param complete when a checkpoint is said to be complete
 * @param restore when the state is there, before the first event
 * @param close at the end
 */
record Habits(Action element, Action snapshot, Action complete, Action restore, Action close) implements Serializable {

    static Habits of(Step step, RemoteService service) {
        return new Habits(
                Actions.of(step, "element", service),
                Actions.of(step, "snapshot", service),
                Actions.of(step, "complete", service),
                Actions.of(step, "restore", service),
                Actions.of(step, "close", service));
    }
}
