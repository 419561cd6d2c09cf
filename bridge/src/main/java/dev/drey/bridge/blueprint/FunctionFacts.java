package dev.drey.bridge.blueprint;

import dev.drey.bridge.code.KeptState;
import dev.drey.bridge.code.KeptState.DeclaredType;
import dev.drey.bridge.code.ProgramClasses;
import dev.drey.bridge.code.StateReader;
import dev.drey.bridge.code.Waiting;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** What the code of the program's functions tells. None of it is run for that. */
final class FunctionFacts {

    private final ProgramClasses classes;
    private final ClassLoader loader;
    private final ExecutionConfig execution;

    FunctionFacts(ClassLoader loader, ExecutionConfig execution) {
        this.classes = new ProgramClasses(loader);
        this.loader = loader;
        this.execution = execution;
    }

    /** Each with {@code name}, {@code kind}, {@code keyed}, {@code expires}, {@code uses}, and {@code type} where known. */
    ArrayNode statesOf(Object function) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (KeptState state : StateReader.statesOf(classes, function.getClass().getName())) {
            ObjectNode json = all.addObject()
                    .put("name", state.name())
                    .put("kind", state.kind())
                    .put("keyed", state.keyed())
                    .put("expires", state.expires());
            ArrayNode uses = json.putArray("uses");
            state.uses().stream().sorted().forEach(uses::add);
            ArrayNode types = json.putArray("types");
            typesOf(state).forEach(types::add);
        }
        return all;
    }

    /** Whether there may be state of it that is not seen. */
    boolean mayHaveMore(Object function) {
        return StateReader.mayHaveMore(classes, function.getClass().getName());
    }

    private List<ObjectNode> typesOf(KeptState state) {
        List<ObjectNode> types = new ArrayList<>();
        for (DeclaredType declared : state.types()) {
            typeOf(declared).flatMap(type -> TypeFacts.of(type, execution)).ifPresent(types::add);
        }
        return types;
    }

    private Optional<TypeInformation<?>> typeOf(DeclaredType declared) {
        try {
            return switch (declared.form()) {
                case CLASS -> ofClass(Class.forName(declared.name(), false, loader));
                case HINT ->
                    ofHint(Class.forName(declared.name(), false, loader).getGenericSuperclass());
                case CONSTANT -> ofConstant(declared.name());
            };
        } catch (ReflectiveOperationException | LinkageError | RuntimeException unknown) {
            // Flink refuses some types in its own words only where they are used; here they are just not known.
            return Optional.empty();
        }
    }

    /** A class that makes types, such as a TypeHint's, is no type itself. */
    private static Optional<TypeInformation<?>> ofClass(Class<?> type) {
        return TypeInformation.class.isAssignableFrom(type)
                ? Optional.empty()
                : Optional.of(TypeExtractor.createTypeInfo(type));
    }

    private static Optional<TypeInformation<?>> ofHint(Type hint) {
        return hint instanceof ParameterizedType parts
                        && parts.getRawType().getTypeName().endsWith("TypeHint")
                ? Optional.of(TypeExtractor.createTypeInfo(parts.getActualTypeArguments()[0]))
                : Optional.empty();
    }

    private Optional<TypeInformation<?>> ofConstant(String name) throws ReflectiveOperationException {
        int dot = name.lastIndexOf('.');
        Object constant = Class.forName(name.substring(0, dot), true, loader)
                .getField(name.substring(dot + 1))
                .get(null);
        return constant instanceof TypeInformation<?> type ? Optional.of(type) : Optional.empty();
    }

    /** Each with {@code method} and {@code call}. */
    ArrayNode waitingIn(Object function) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Waiting> found = lambdaOf(function)
                .map(lambda -> Waiting.in(
                        classes, lambda.getImplClass(), lambda.getImplMethodName(), lambda.getImplMethodSignature()))
                .orElseGet(() -> Waiting.in(classes, function.getClass().getName()));
        found.forEach(waiting -> all.addObject().put("method", waiting.method()).put("call", waiting.call()));
        return all;
    }

    /** Functions are serializable, and a lambda expression tells by that where its code is. */
    private static Optional<SerializedLambda> lambdaOf(Object function) {
        if (!(function instanceof Serializable) || !function.getClass().isSynthetic()) {
            return Optional.empty();
        }
        try {
            Method replace = function.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(function) instanceof SerializedLambda lambda ? Optional.of(lambda) : Optional.empty();
        } catch (ReflectiveOperationException none) {
            return Optional.empty();
        }
    }

    /** Its class; for a lambda expression the class that it stands in, since its own has another name each time. */
    static String nameOf(Object function) {
        return function.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
    }

    /** Whether the class comes with the program, and not with Flink. */
    boolean isOfTheProgram(Object function) {
        return !function.getClass().getName().startsWith("org.apache.flink.");
    }
}
