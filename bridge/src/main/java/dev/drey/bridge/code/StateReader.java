package dev.drey.bridge.code;

import dev.drey.bridge.code.KeptState.DeclaredType;
import dev.drey.bridge.code.KeptState.DeclaredType.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Opcodes;
import org.apache.flink.shaded.asm9.org.objectweb.asm.Type;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.AbstractInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.FieldInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.LdcInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodInsnNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.TypeInsnNode;
import org.jspecify.annotations.Nullable;

/**
 * Which states a function asks for, wherever in its code it does so: in {@code open()}, in {@code initializeState()} or when
 * the first record comes. Nothing of the program is run for that. State that a function keeps by way of classes that are
 * neither extended by it nor nested in it is not seen.
 */
public final class StateReader {

    private static final String STATE_API = "org/apache/flink/api/common/state/";
    private static final String OPERATOR_STORE = STATE_API + "OperatorStateStore";
    private static final Set<String> STORES = Set.of(
            "org/apache/flink/api/common/functions/RuntimeContext",
            "org/apache/flink/streaming/api/operators/StreamingRuntimeContext",
            "org/apache/flink/runtime/state/FunctionInitializationContext",
            STATE_API + "KeyedStateStore",
            OPERATOR_STORE);
    private static final Map<String, String> KINDS = Map.of(
            "getState", "value",
            "getListState", "list",
            "getMapState", "map",
            "getReducingState", "reducing",
            "getAggregatingState", "aggregating",
            "getUnionListState", "union-list",
            "getBroadcastState", "broadcast");
    private static final Map<String, String> INTERFACES = Map.of(
            "value", "ValueState",
            "list", "ListState",
            "map", "MapState",
            "reducing", "ReducingState",
            "aggregating", "AggregatingState",
            "union-list", "ListState",
            "broadcast", "BroadcastState");

    private final List<MethodFlow> flows;
    private final Origins origins;

    private StateReader(List<MethodFlow> flows) {
        this.flows = flows;
        this.origins = new Origins(flows);
    }

    /** In the order of the code. */
    public static List<KeptState> statesOf(ProgramClasses classes, String functionClass) {
        return new StateReader(flows(classes, functionClass)).states();
    }

    /** Whether it gives what state is asked of to classes that are not looked at, so that it may have more. */
    public static boolean mayHaveMore(ProgramClasses classes, String functionClass) {
        return flows(classes, functionClass).stream()
                .anyMatch(flow -> flow.calls().stream()
                        .anyMatch(call -> !call.owner.startsWith("org/apache/flink/")
                                && Stream.of(Type.getArgumentTypes(call.desc))
                                        .map(Type::getInternalName)
                                        .anyMatch(STORES::contains)));
    }

    private static List<MethodFlow> flows(ProgramClasses classes, String functionClass) {
        List<MethodFlow> flows = new ArrayList<>();
        classes.around(functionClass.replace('.', '/')).forEach(type -> flows.addAll(MethodFlow.of(type)));
        return flows;
    }

    private List<KeptState> states() {
        List<KeptState> states = new ArrayList<>();
        for (MethodFlow flow : flows) {
            for (MethodInsnNode call : flow.calls()) {
                if (asksForState(call)) {
                    states.add(state(flow, call));
                }
            }
        }
        return states;
    }

    private static boolean asksForState(MethodInsnNode call) {
        return KINDS.containsKey(call.name)
                && MethodFlow.parameters(call) == 1
                && (STORES.contains(call.owner) || isOwnContext(call));
    }

    /** Functions get their context by a method of Flink's, which code may call on the function itself. */
    private static boolean isOwnContext(MethodInsnNode call) {
        return call.owner.startsWith("org/apache/flink/") && call.desc.contains("StateDescriptor;");
    }

    private KeptState state(MethodFlow flow, MethodInsnNode asking) {
        String kind = KINDS.getOrDefault(asking.name, "value");
        Set<AbstractInsnNode> made = origins.of(flow.argument(asking, 0));
        @Nullable String name = null;
        Set<DeclaredType> types = new LinkedHashSet<>();
        @Nullable Boolean expires = null;
        for (AbstractInsnNode descriptor : made) {
            Optional<MethodFlow> home = homeOf(descriptor);
            Optional<MethodInsnNode> constructor = home.flatMap(known -> known.constructorOf(descriptor));
            if (constructor.isPresent()) {
                name = name(home.get(), constructor.get());
                types.addAll(types(home.get(), constructor.get()));
                expires = isGivenAway(descriptor) ? null : Boolean.valueOf(isGivenTimeToLive(descriptor));
            }
        }
        boolean keyed = !asking.owner.equals(OPERATOR_STORE);
        return new KeptState(name, kind, keyed, types, expires, uses(kind, asking));
    }

    private Optional<MethodFlow> homeOf(AbstractInsnNode made) {
        return made.getOpcode() == Opcodes.NEW
                ? flows.stream()
                        .filter(flow -> flow.constructorOf(made).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private @Nullable String name(MethodFlow home, MethodInsnNode constructor) {
        if (MethodFlow.parameters(constructor) == 0) {
            return null;
        }
        return origins.of(home.argument(constructor, 0)).stream()
                .filter(source -> source instanceof LdcInsnNode constant && constant.cst instanceof String)
                .map(source -> (String) ((LdcInsnNode) source).cst)
                .findFirst()
                .orElse(null);
    }

    private Set<DeclaredType> types(MethodFlow home, MethodInsnNode constructor) {
        Set<DeclaredType> types = new LinkedHashSet<>();
        for (int i = 1; i < MethodFlow.parameters(constructor); i++) {
            origins.of(home.argument(constructor, i)).forEach(source -> types.addAll(typesOf(source)));
        }
        return types;
    }

    private Set<DeclaredType> typesOf(AbstractInsnNode source) {
        Set<DeclaredType> types = new LinkedHashSet<>();
        if (source instanceof LdcInsnNode constant
                && constant.cst instanceof Type type
                && type.getSort() == Type.OBJECT) {
            types.add(new DeclaredType(Form.CLASS, type.getClassName()));
        } else if (source.getOpcode() == Opcodes.NEW
                && source instanceof TypeInsnNode made
                && made.desc.contains("$")) {
            types.add(new DeclaredType(Form.HINT, made.desc.replace('/', '.')));
        } else if (source.getOpcode() == Opcodes.GETSTATIC
                && source instanceof FieldInsnNode constant
                && constant.owner.startsWith("org/apache/flink/")) {
            types.add(new DeclaredType(Form.CONSTANT, constant.owner.replace('/', '.') + "." + constant.name));
        } else if (source instanceof MethodInsnNode call && call.owner.startsWith("org/apache/flink/")) {
            origins.findHome(call).ifPresent(home -> {
                home.receiver(call).forEach(receiver -> types.addAll(typesOf(receiver)));
                for (int i = 0; i < MethodFlow.parameters(call); i++) {
                    origins.of(home.argument(call, i)).forEach(argument -> types.addAll(typesOf(argument)));
                }
            });
        }
        return types;
    }

    private boolean isGivenTimeToLive(AbstractInsnNode descriptor) {
        return flows.stream()
                .anyMatch(flow -> flow.calls().stream()
                        .filter(call -> call.name.equals("enableTimeToLive"))
                        .anyMatch(call -> origins.of(flow.receiver(call)).contains(descriptor)));
    }

    /** What another method does with it is not followed. */
    private boolean isGivenAway(AbstractInsnNode descriptor) {
        return flows.stream()
                .anyMatch(flow -> flow.calls().stream()
                        .filter(call ->
                                !call.owner.startsWith("org/apache/flink/") && call.desc.contains("StateDescriptor;"))
                        .anyMatch(call -> IntStream.range(0, MethodFlow.parameters(call))
                                .anyMatch(
                                        i -> origins.of(flow.argument(call, i)).contains(descriptor))));
    }

    /** What is called on it, and what is called on a state of its kind of which it is not known which one it is. */
    private Set<String> uses(String kind, MethodInsnNode asking) {
        Set<String> uses = new LinkedHashSet<>();
        for (MethodFlow flow : flows) {
            for (MethodInsnNode call : flow.calls()) {
                if (call.owner.equals("java/util/Iterator") && call.name.equals("remove")) {
                    uses.add("remove");
                } else if (isOnState(call)) {
                    Set<AbstractInsnNode> receivers = origins.of(flow.receiver(call));
                    boolean known = receivers.stream()
                            .anyMatch(receiver -> receiver instanceof MethodInsnNode other && asksForState(other));
                    if (receivers.contains(asking) || (!known && fits(kind, call))) {
                        uses.add(call.name);
                    }
                }
            }
        }
        return uses;
    }

    private static boolean isOnState(MethodInsnNode call) {
        return call.owner.startsWith(STATE_API) && call.owner.endsWith("State");
    }

    private static boolean fits(String kind, MethodInsnNode call) {
        String type = call.owner.substring(call.owner.lastIndexOf('/') + 1);
        return type.equals(INTERFACES.get(kind)) || !INTERFACES.containsValue(type);
    }
}
