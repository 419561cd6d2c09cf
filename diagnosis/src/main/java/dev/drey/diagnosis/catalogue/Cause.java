package dev.drey.diagnosis.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be wrong.
 *
 * @param id such as {@code slow-state-upload}; never changes
 * @param severity where a detector does not say otherwise
 * @param sentence what is wrong, with placeholders
 * @param foreseen the same where it has not come about yet, with placeholders; null where the sentence fits that too
 * @param explanation how it comes about and how it is told from what looks alike; several sentences
 * @param refutedBy what would show that it is not this, with placeholders
 * @param underlies the causes that are but consequences where this one is established
 * @param messages by which it is recognised wherever they occur; empty where a detector of its own finds it
 */
public record Cause(
        String id,
        Family family,
        Severity severity,
        String sentence,
        @Nullable String foreseen,
        String explanation,
        String refutedBy,
        Set<String> underlies,
        List<Remedy> remedies,
        List<MessagePattern> messages) {

    /** Keeps copies. */
    public Cause {
        underlies = Set.copyOf(underlies);
        remedies = List.copyOf(remedies);
        messages = List.copyOf(messages);
    }

    /** What will go wrong, with placeholders, where that takes other words than what has gone wrong. */
    public Optional<String> findForeseen() {
        return Optional.ofNullable(foreseen);
    }
}
