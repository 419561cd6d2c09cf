package dev.drey.bridge.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.bridge.code.KeptState.DeclaredType;
import dev.drey.bridge.code.KeptState.DeclaredType.Form;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StateReaderTest {

    private final ProgramClasses classes = new ProgramClasses(getClass().getClassLoader());

    private KeptState state(Class<?> function, String name) {
        return Objects.requireNonNull(states(function).get(name), name);
    }

    private Map<String, KeptState> states(Class<?> function) {
        return StateReader.statesOf(classes, function.getName()).stream()
                .collect(Collectors.toMap(state -> String.valueOf(state.name()), Function.identity()));
    }

    @Test
    void statesOfOpenAreKnownWithTheirTypesTimeToLiveAndUses() {
        Map<String, KeptState> states = states(Functions.Usual.class);

        assertThat(states).containsOnlyKeys("counted", "pending", "seen");
        assertThat(state(Functions.Usual.class, "counted").expires()).isTrue();
        assertThat(state(Functions.Usual.class, "counted").types())
                .containsExactly(new DeclaredType(Form.CONSTANT, "org.apache.flink.api.common.typeinfo.Types.LONG"));
        assertThat(state(Functions.Usual.class, "pending").kind()).isEqualTo("list");
        assertThat(state(Functions.Usual.class, "pending").expires()).isFalse();
        assertThat(state(Functions.Usual.class, "pending").uses()).containsExactlyInAnyOrder("add", "clear");
        assertThat(state(Functions.Usual.class, "pending").types())
                .singleElement()
                .satisfies(type -> assertThat(type.form()).isEqualTo(Form.HINT));
        assertThat(state(Functions.Usual.class, "seen").uses()).containsExactly("put");
        assertThat(state(Functions.Usual.class, "seen").types())
                .extracting(DeclaredType::name)
                .containsExactlyInAnyOrder("java.lang.String", "java.lang.Long");
        assertThat(states.values()).allMatch(KeptState::keyed);
    }

    @Test
    void stateOfTheFirstRecordIsFoundThroughAMethodAndASuperclass() {
        KeptState words = state(Functions.Late.class, "words");

        assertThat(words.expires()).isFalse();
        assertThat(words.uses()).containsExactly("update");
        assertThat(words.types())
                .containsExactly(new DeclaredType(Form.CONSTANT, "org.apache.flink.api.common.typeinfo.Types.STRING"));
    }

    @Test
    void timeToLiveIsUnknownWhereTheDescriptorIsGivenAway() {
        assertThat(state(Functions.Handing.class, "given").expires()).isNull();
    }

    @Test
    void stateOfTheOperatorIsNotKeyed() {
        assertThat(state(Functions.Buffering.class, "buffer").keyed()).isFalse();
    }

    @Test
    void waitingIsFoundAcrossMethodsOnTheSameThread() {
        assertThat(Waiting.in(classes, Functions.Asking.class.getName()))
                .isEqualTo(List.of(new Waiting("map", "java.net.http.HttpClient.send")));
        assertThat(Waiting.in(classes, Functions.Buffering.class.getName()))
                .isEqualTo(List.of(new Waiting("snapshotState", "java.lang.Thread.sleep")));
        assertThat(Waiting.in(classes, Functions.Usual.class.getName())).isEmpty();
    }
}
