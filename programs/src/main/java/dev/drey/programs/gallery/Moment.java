package dev.drey.programs.gallery;

import org.apache.flink.api.common.TaskInfo;

/**
 * When an action is taken.
 *
 * @param number of the event in its partition, or of the checkpoint
 * @param subtask from 0
 * @param attempt of this subtask, from 0
 */
record Moment(long number, int subtask, int attempt) {

    static Moment of(long number, TaskInfo task) {
        return new Moment(number, task.getIndexOfThisSubtask(), task.getAttemptNumber());
    }
}
