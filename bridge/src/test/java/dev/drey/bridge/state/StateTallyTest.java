package dev.drey.bridge.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.junit.jupiter.api.Test;

final class StateTallyTest {

    private static final KeyedStateInfo PLAIN =
            new KeyedStateInfo("visits", "VALUE", null, LongSerializer.INSTANCE, true);
    private static final KeyedStateInfo WINDOWED =
            new KeyedStateInfo("panes", "VALUE", null, LongSerializer.INSTANCE, false);
    private static final KeyedStateInfo MAP = new KeyedStateInfo("baskets", "MAP", null, null, true);

    private static byte[] key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    @Test
    void entriesOfOneKeyInARowAreOneKeyWithAllTheirBytes() {
        StateTally tally = new StateTally("visits", 4).describedBy(PLAIN);
        for (long number = 0; number < 10_000; number++) {
            tally.add(1, 0, key(number), 1, 10);
            if (number == 4_711) {
                tally.add(1, 0, key(number), 2, 990);
            }
        }
        tally.endRun();

        assertThat(tally.keys()).isEqualTo(10_000);
        assertThat(tally.entries()).isEqualTo(10_002);
        assertThat(tally.groupBytes(1)).isEqualTo(100_990).isEqualTo(tally.bytes());
        HeavyKeys.Weight heaviest = tally.heavy().heaviest(1).get(0);
        assertThat(heaviest.key).isEqualTo(key(4_711));
        assertThat(heaviest.bytes).isEqualTo(1_000);
        assertThat(heaviest.entries).isEqualTo(3);
        assertThat(tally.areWeightsLeast()).isFalse();
    }

    @Test
    void keysThatComeAgainInEachWindowAreCountedOnce() {
        StateTally tally = new StateTally("panes", 4).describedBy(WINDOWED);
        for (int window = 0; window < 3; window++) {
            for (long number = 0; number < 500; number++) {
                tally.add(0, 0, key(number), 1, 10);
            }
        }
        tally.endRun();

        assertThat(tally.keys()).isEqualTo(500);
        assertThat(tally.areKeysEstimated()).isFalse();
        assertThat(tally.heavy().heaviest(1).get(0).bytes).isEqualTo(30);
    }

    @Test
    void manyKeysOfWindowsAreEstimated() {
        StateTally tally = new StateTally("panes", 4).describedBy(WINDOWED);
        for (long number = 0; number < 200_000; number++) {
            tally.add(0, 0, key(number), 1, 10);
        }
        tally.endRun();

        assertThat(tally.areKeysEstimated()).isTrue();
        assertThat(tally.keys()).isCloseTo(200_000L, withPercentage(6));
    }

    @Test
    void keysOfEntriesThatCannotBeReadAreNotCounted() {
        StateTally tally = new StateTally("visits", 4).describedBy(PLAIN);
        tally.add(0, 0, key(1), 1, 10);
        tally.add(2, 5, 0);
        tally.endRun();

        assertThat(tally.keys()).isNull();
        assertThat(tally.entries()).isEqualTo(6);
        assertThat(tally.groupEntries(2)).isEqualTo(5);
    }

    @Test
    void withoutItsSerializerTheKeyOfAPlainStateIsAllButTheNamespace() {
        byte[] composite = {3, 'a', 'b', 'c', 0};
        assertThat(new CompositeKeys(128, null, PLAIN).key(composite)).isEqualTo(new byte[] {'a', 'b', 'c'});
        assertThat(new CompositeKeys(128, null, MAP).key(composite)).isNull();
        assertThat(new CompositeKeys(128, null, PLAIN).group(composite)).isEqualTo(3);
        assertThat(new CompositeKeys(129, null, PLAIN).group(new byte[] {1, 2, 'a', 0}))
                .isEqualTo(258);
    }

    @Test
    void keysArePrintedAsWellAsTheyCanBe() {
        byte[] text = {4, 'a', 'b', 'c'};
        byte[] wrapped = {2, 0, 11, 's', 'h', 'o', 'p', '-', '7'};
        assertThat(new KeyWords(StringSerializer.INSTANCE, Set.of()).of(text, true))
                .isEqualTo("abc");
        assertThat(new KeyWords(null, Set.of()).of(wrapped, true)).isEqualTo("shop-7");
        assertThat(new KeyWords(null, Set.of()).of(key(255), true)).isEqualTo("0x00000000000000ff");
        assertThat(new KeyWords(LongSerializer.INSTANCE, Set.of()).of(key(255), true))
                .isEqualTo("255");
    }

    @Test
    void aClassThatIsMissingIsStoodInForOnlyWhileDescriptionsAreRead() throws Exception {
        ProgramClasses classes = ProgramClasses.of(List.of(), StateTallyTest.class.getClassLoader());

        assertThat(isThere("org.example.Shop", classes)).isFalse();
        classes.standIn(true);
        Class<?> shop = Class.forName("org.example.Shop", true, classes);
        assertThat(shop.getDeclaredConstructor().newInstance()).isNotNull();
        assertThat(isThere("org.apache.avro.NoSuchThing", classes)).isFalse();
        classes.standIn(false);
        assertThat(isThere("org.example.Other", classes)).isFalse();
        assertThat(classes.missing()).containsExactly("org.example.Shop");
        assertThat(new String(StandIn.of("org.example.Shop"), StandardCharsets.ISO_8859_1))
                .contains("org/example/Shop");
    }

    private static boolean isThere(String name, ClassLoader classes) {
        try {
            return Class.forName(name, false, classes) != null;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
