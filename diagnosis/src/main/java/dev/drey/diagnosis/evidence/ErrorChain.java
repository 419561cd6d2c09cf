package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A Java error and what caused it, outermost first.
 *
 * @param links at least one
 */
public record ErrorChain(List<Link> links) {

    /**
     * One error of the chain.
     *
     * @param type its class, with the package where it was given; that of the original where Flink sent a copy
     * @param message empty when it has none; may have several lines
     * @param frames innermost first, such as {@code org.example.Job.map(Job.java:12)}
     */
    public record Link(String type, String message, List<String> frames) {

        /** Keeps a copy. */
        public Link {
            frames = List.copyOf(frames);
        }

        /** The class without its package. */
        public String simpleType() {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }

        /** Class and message in one line. */
        public String headline() {
            return message.isEmpty() ? simpleType() : simpleType() + ": " + message;
        }

        /** Whether its class, with or without the package, is that one. */
        public boolean is(String name) {
            return type.equals(name) || simpleType().equals(name);
        }
    }

    /** Keeps a copy. */
    public ErrorChain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("An error chain needs an error.");
        }
    }

    /** What was thrown last. */
    public Link outermost() {
        return links.get(0);
    }

    /** What was thrown first. */
    public Link deepest() {
        return links.get(links.size() - 1);
    }

    /** The outermost that fits. */
    public Optional<Link> find(Predicate<Link> wanted) {
        return links.stream().filter(wanted).findFirst();
    }

    /** The outermost of that class, with or without its package. */
    public Optional<Link> findType(String name) {
        return find(link -> link.is(name));
    }

    /** Whether any class or message has that text. */
    public boolean mentions(String text) {
        return links.stream()
                .anyMatch(link -> link.message().contains(text) || link.type().contains(text));
    }

    /** Classes and messages, one line each. */
    public String text() {
        return links.stream().map(Link::headline).collect(Collectors.joining("\n"));
    }
}
