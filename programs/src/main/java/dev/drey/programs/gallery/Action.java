package dev.drey.programs.gallery;

import java.io.Serializable;

/** Something that a user's code does beside its work. */
interface Action extends Serializable {

    /** Nothing. */
    Action NONE = moment -> {};

    /** Does it, in the thread of the caller. */
    void run(Moment moment) throws Exception;
}
