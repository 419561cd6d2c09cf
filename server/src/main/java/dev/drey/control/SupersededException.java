package dev.drey.control;

/** A client has asked for something else meanwhile, so what is being done is no longer wanted. */
final class SupersededException extends Exception {
    SupersededException() {
        super("overtaken by another request");
    }
}
