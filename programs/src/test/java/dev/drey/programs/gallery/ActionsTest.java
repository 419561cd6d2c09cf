package dev.drey.programs.gallery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {

    private static final RemoteService NOBODY = new RemoteService("127.0.0.1:1");

    @TempDir
    private Path folder;

    @Test
    void throwsAtItsMomentOnly() throws Exception {
        Action action = action("throw:java.io.IOException|Broken pipe@at:5@subtask:1");
        action.run(new Moment(4, 1, 0));
        action.run(new Moment(5, 0, 0));
        assertThatThrownBy(() -> action.run(new Moment(5, 1, 0)))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    @Test
    void isOverAfterSoManyAttempts() throws Exception {
        Action action = action("throw:java.io.IOException|once@attempts:1");
        assertThatThrownBy(() -> action.run(new Moment(0, 0, 0))).isInstanceOf(IOException.class);
        action.run(new Moment(0, 0, 1));
    }

    @Test
    void waitsForAFile() throws Exception {
        Action action = action("throw:java.io.IOException|now@file:" + folder.resolve("switch"));
        action.run(new Moment(0, 0, 0));
        Files.writeString(folder.resolve("switch"), "");
        assertThatThrownBy(() -> action.run(new Moment(0, 0, 0))).hasMessage("now");
    }

    @Test
    void doesSeveralThings() {
        Action action = action("compute:1;throw:java.lang.NoSuchMethodError|gone");
        assertThatThrownBy(() -> action.run(new Moment(0, 0, 0))).isInstanceOf(NoSuchMethodError.class);
    }

    @Test
    void makesMistakesThatUsersMake() {
        assertThatThrownBy(() -> action("look-up").run(new Moment(3, 0, 0))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> action("narrow").run(new Moment(3, 0, 0))).isInstanceOf(ClassCastException.class);
    }

    @Test
    void doesNothingWhereNothingIsSaid() {
        assertThatCode(() ->
                        Actions.of(Step.parse("process"), "element", NOBODY).run(new Moment(0, 0, 0)))
                .doesNotThrowAnyException();
    }

    private static Action action(String text) {
        return Actions.of(Step.parse("process element='" + text + "'"), "element", NOBODY);
    }
}
