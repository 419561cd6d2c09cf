package dev.drey.bridge.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.bridge.code.KeptState.DeclaredType;
import dev.drey.bridge.code.KeptState.DeclaredType.Form;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StateReaderTest {

    private final ProgramClasses classes = new ProgramClasses(getClass().getClassLoader());

    private Map<String, KeptState> states(Class<?> function) {
        return StateReader.statesOf(classes, function.getName()).stream()
                .collect(Collectors.toMap(state -> String.valueOf(state.name()), Function.identity()));
    }

    @Test
    void statesOfOpenAreKnownWithTheirTypesTimeToLiveAndUses() {
        Map<String, KeptState> states = states(Functions.Usual.class);

        assertThat(states).containsOnlyKeys("counted", "pending", "seen");
        assertThat(states.get("counted").expires()).isTrue();
        assertThat(states.get("counted").types())
                .containsExactly(new DeclaredType(Form.CONSTANT, "org.apache.flink.api.common.typeinfo.Types.LONG"));
        assertThat(states.get("pending").kind()).isEqualTo("list");
        assertThat(states.get("pending").expires()).isFalse();
        assertThat(states.get("pending").uses()).containsExactlyInAnyOrder("add", "clear");
        assertThat(states.get("pending").types())
                .singleElement()
                .satisfies(type -> assertThat(type.form()).isEqualTo(Form.HINT));
        assertThat(states.get("seen").uses()).containsExactly("put");
        assertThat(states.get("seen").types())
                .extracting(DeclaredType::name)
                .containsExactlyInAnyOrder("java.lang.String", "java.lang.Long");
        assertThat(states.values()).allMatch(KeptState::keyed);
    }

    @Test
    void stateOfTheFirstRecordIsFoundThroughAMethodAndASuperclass() {
        KeptState words = states(Functions.Late.class).get("words");

        assertThat(words.expires()).isFalse();
        assertThat(words.uses()).containsExactly("update");
        assertThat(words.types())
                .containsExactly(new DeclaredType(Form.CONSTANT, "org.apache.flink.api.common.typeinfo.Types.STRING"));
    }

    @Test
    void timeToLiveIsUnknownWhereTheDescriptorIsGivenAway() {
        assertThat(states(Functions.Handing.class).get("given").expires()).isNull();
    }

    @Test
    void stateOfTheOperatorIsNotKeyed() {
        assertThat(states(Functions.Buffering.class).get("buffer").keyed()).isFalse();
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
