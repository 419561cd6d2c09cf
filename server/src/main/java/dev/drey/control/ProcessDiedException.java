package dev.drey.control;

/** A process died while its cluster came up, which may be nobody's fault but that of whoever killed it. */
final class ProcessDiedException extends LaunchFailedException {
    ProcessDiedException(String message) {
        super(message);
    }
}
