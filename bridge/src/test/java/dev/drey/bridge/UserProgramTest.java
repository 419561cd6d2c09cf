package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class UserProgramTest {

    private static final ClassLoader LOADER = UserProgramTest.class.getClassLoader();

    @Test
    void absentMainClassIsNamedWithARemedy() {
        assertThatThrownBy(() -> UserProgram.find("com.example.Absent", LOADER))
                .hasMessageContaining("does not contain its main class com.example.Absent")
                .hasMessageContaining("Main-Class");
    }

    @Test
    void classWithoutMainMethodIsNamed() {
        assertThatThrownBy(() -> UserProgram.find(WithoutMain.class.getName(), LOADER))
                .hasMessageContaining(WithoutMain.class.getName())
                .hasMessageContaining("public static void main(String[])");
    }

    @Test
    void mainMethodThatIsNotStaticDoesNotCount() {
        assertThatThrownBy(() -> UserProgram.find(InstanceMain.class.getName(), LOADER))
                .hasMessageContaining("public static void main(String[])");
    }

    @Test
    void exceptionOfMainComesOutUnwrapped() {
        UserProgram program = UserProgram.find(Programs.Throwing.class.getName(), LOADER);

        assertThatThrownBy(program::run)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no pipeline")
                .hasRootCauseMessage("root");
    }

    @Test
    void errorOfMainComesOutUnwrapped() {
        UserProgram program = UserProgram.find(Programs.OutOfLuck.class.getName(), LOADER);

        assertThatThrownBy(program::run).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void mainGetsAnEmptyArgumentArray() {
        UserProgram program = UserProgram.find(CountingArguments.class.getName(), LOADER);

        assertThatCode(program::run).doesNotThrowAnyException();
    }

    /** Has no main method at all. */
    public static final class WithoutMain {}

    /** Has a main method of the newer kind, which Flink does not know. */
    public static final class InstanceMain {

        /** Does nothing. */
        @SuppressWarnings("IncorrectMainMethod") // The point of it.
        public void main(String[] args) {}
    }

    /** Fails when it gets arguments. */
    public static final class CountingArguments {

        /** Wants none. */
        public static void main(String[] args) {
            if (args.length != 0) {
                throw new IllegalStateException("got arguments");
            }
        }
    }
}
