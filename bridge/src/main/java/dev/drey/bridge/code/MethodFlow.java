package dev.drey.bridge.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Type;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.AbstractInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.ClassNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.FieldInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.analysis.Analyzer;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.analysis.AnalyzerException;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.analysis.Frame;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.analysis.SourceValue;

/** One method, and for each value in it the instructions that it can come from. */
final class MethodFlow {

    private final ClassNode type;
    private final MethodNode method;
    private final Frame<SourceValue>[] frames;

    private MethodFlow(ClassNode type, MethodNode method, Frame<SourceValue>[] frames) {
        this.type = type;
        this.method = method;
        this.frames = frames;
    }

    /** Empty for methods without code, and for code that is not as a compiler makes it. */
    static Optional<MethodFlow> of(ClassNode type, MethodNode method) {
        if (method.instructions.size() == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MethodFlow(type, method, new Analyzer<>(new Provenance()).analyze(type.name, method)));
        } catch (AnalyzerException unusual) {
            return Optional.empty();
        }
    }

    /** All methods of a class that can be followed. */
    static List<MethodFlow> of(ClassNode type) {
        return type.methods.stream()
                .flatMap(method -> of(type, method).stream())
                .toList();
    }

    /** A value that is moved is still the same. */
    private static final class Provenance extends SourceInterpreter {

        Provenance() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            return instruction.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(instruction, value);
        }
    }

    ClassNode type() {
        return type;
    }

    /** Whether that call is one of this method, if its class is one of these. */
    boolean isCalledBy(MethodInsnNode call, Collection<String> owners) {
        return call.name.equals(method.name) && call.desc.equals(method.desc) && owners.contains(type.name);
    }

    /** The calls that can be reached. */
    List<MethodInsnNode> calls() {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && isReached(call)) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** What is written here to that field, which one of these classes declares. */
    Set<AbstractInsnNode> writtenTo(FieldInsnNode field, Collection<String> owners) {
        Set<AbstractInsnNode> sources = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            boolean writes =
                    instruction.getOpcode() == Opcodes.PUTFIELD || instruction.getOpcode() == Opcodes.PUTSTATIC;
            if (writes
                    && isReached(instruction)
                    && instruction instanceof FieldInsnNode written
                    && written.name.equals(field.name)
                    && owners.contains(written.owner)) {
                sources.addAll(top(instruction, 0));
            }
        }
        return sources;
    }

    /** What it returns. */
    Set<AbstractInsnNode> returned() {
        Set<AbstractInsnNode> sources = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN && isReached(instruction)) {
                sources.addAll(top(instruction, 0));
            }
        }
        return sources;
    }

    /** Where what a call is made on comes from; nothing for a static one. */
    Set<AbstractInsnNode> receiver(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC ? Set.of() : top(call, parameters(call));
    }

    /** Where an argument of a call comes from, counted from 0. */
    Set<AbstractInsnNode> argument(MethodInsnNode call, int index) {
        return top(call, parameters(call) - 1 - index);
    }

    static int parameters(MethodInsnNode call) {
        return Type.getArgumentTypes(call.desc).length;
    }

    /** The call of the constructor of what is made by that instruction. */
    Optional<MethodInsnNode> constructorOf(AbstractInsnNode made) {
        return calls().stream()
                .filter(call -> call.name.equals("<init>") && receiver(call).contains(made))
                .findFirst();
    }

    private Set<AbstractInsnNode> top(AbstractInsnNode at, int below) {
        Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
        return frame.getStack(frame.getStackSize() - 1 - below).insns;
    }

    /** Dead code has no frame. */
    private boolean isReached(AbstractInsnNode at) {
        return frames[method.instructions.indexOf(at)] != null;
    }
}
