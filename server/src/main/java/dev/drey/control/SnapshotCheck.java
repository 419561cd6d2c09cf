package dev.drey.control;

import dev.drey.model.Application;

/** Asked before a request is accepted that will take a snapshot of a running job. It may ask the job: no transaction is open. */
interface SnapshotCheck {

    /** Accepts every request: what cannot be snapshotted goes on from its newest checkpoint. */
    SnapshotCheck NONE = application -> {};

    /**
     * Does nothing for an application that is not RUNNING or has snapshots disabled.
     *
     * @throws ApiException when the job cannot be snapshotted just now
     */
    void require(Application application);
}
