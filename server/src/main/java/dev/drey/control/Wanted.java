package dev.drey.control;

/** Asked between the steps of long work. */
interface Wanted {

    /** @throws SupersededException when the work is not wanted any more */
    void check() throws SupersededException;
}
