package dev.drey.bridge.state;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The class file of an empty class, in place of one that is not at hand. Flink's own serializers read the fields of a class
 * that it no longer has past, so that keys can be told apart without their class. Kryo could not, and would read on in the
 * wrong place: the class says that it reads itself and cannot, which makes Kryo fail at once.
 */
final class StandIn {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSION = 52;
    private static final int PUBLIC = 0x0001;
    private static final int SUPER = 0x0020;

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private StandIn() {}

    static byte[] of(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            writeConstants(out, name.replace('.', '/'));
            out.writeShort(PUBLIC | SUPER);
            out.writeShort(2);
            out.writeShort(4);
            out.writeShort(1);
            out.writeShort(6);
            out.writeShort(0);
            writeConstructor(out);
            out.writeShort(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Numbered from 1, in this order. */
    private static void writeConstants(DataOutputStream out, String name) throws IOException {
        out.writeShort(12);
        writeText(out, name);
        writeReferences(out, CLASS, 1);
        writeText(out, "java/lang/Object");
        writeReferences(out, CLASS, 3);
        writeText(out, "com/esotericsoftware/kryo/KryoSerializable");
        writeReferences(out, CLASS, 5);
        writeText(out, "<init>");
        writeText(out, "()V");
        writeReferences(out, NAME_AND_TYPE, 7, 8);
        writeReferences(out, METHOD, 4, 9);
        writeText(out, "Code");
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeByte(UTF8);
        out.writeUTF(text);
    }

    private static void writeReferences(DataOutputStream out, int kind, int... constants) throws IOException {
        out.writeByte(kind);
        for (int constant : constants) {
            out.writeShort(constant);
        }
    }

    private static void writeConstructor(DataOutputStream out) throws IOException {
        byte[] callSuper = {0x2a, (byte) 0xb7, 0, 10, (byte) 0xb1};
        out.writeShort(1);
        out.writeShort(PUBLIC);
        out.writeShort(7);
        out.writeShort(8);
        out.writeShort(1);
        out.writeShort(11);
        out.writeInt(12 + callSuper.length);
        out.writeShort(1);
        out.writeShort(1);
        out.writeInt(callSuper.length);
        out.write(callSuper);
        out.writeShort(0);
        out.writeShort(0);
    }
}
