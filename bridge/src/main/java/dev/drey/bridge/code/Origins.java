package dev.drey.bridge.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.AbstractInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.FieldInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodInsnNode;
import org.jspecify.annotations.Nullable;

/**
 * Follows values to where they are made, through fields and through methods that return them. What comes in as a parameter
 * is not followed.
 */
final class Origins {

    private static final int MOST_STEPS = 200;

    private final List<MethodFlow> flows;
    private final Map<AbstractInsnNode, MethodFlow> homes = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    /** @param flows all methods that may have to do with the values */
    Origins(List<MethodFlow> flows) {
        this.flows = flows;
        flows.forEach(flow -> parents.put(flow.type().name, flow.type().superName));
        flows.forEach(flow -> flow.calls().forEach(call -> homes.put(call, flow)));
    }

    /** The method that a call is in. */
    Optional<MethodFlow> findHome(AbstractInsnNode call) {
        return Optional.ofNullable(homes.get(call));
    }

    /** The instructions that make the value: those that are neither fields nor methods of these classes. */
    Set<AbstractInsnNode> of(Set<AbstractInsnNode> sources) {
        Set<AbstractInsnNode> origins = new LinkedHashSet<>();
        Set<AbstractInsnNode> seen = new LinkedHashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>(sources);
        while (!open.isEmpty() && seen.size() < MOST_STEPS) {
            AbstractInsnNode next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            Set<AbstractInsnNode> behind = behind(next);
            if (behind.isEmpty()) {
                origins.add(next);
            } else {
                open.addAll(behind);
            }
        }
        return origins;
    }

    private Set<AbstractInsnNode> behind(AbstractInsnNode source) {
        Set<AbstractInsnNode> behind = new LinkedHashSet<>();
        boolean reads = source.getOpcode() == Opcodes.GETFIELD || source.getOpcode() == Opcodes.GETSTATIC;
        if (reads && source instanceof FieldInsnNode field) {
            flows.forEach(flow -> behind.addAll(flow.writtenTo(field, lineageOf(field.owner))));
        } else if (source instanceof MethodInsnNode call) {
            flows.stream()
                    .filter(flow -> flow.isCalledBy(call, lineageOf(call.owner)))
                    .forEach(flow -> behind.addAll(flow.returned()));
        }
        return behind;
    }

    /** A class and those that it extends: code names a field or method by the class that it is reached through. */
    private List<String> lineageOf(String owner) {
        List<String> lineage = new ArrayList<>();
        for (@Nullable String next = owner; next != null; next = parents.get(next)) {
            lineage.add(next);
        }
        return lineage;
    }
}
