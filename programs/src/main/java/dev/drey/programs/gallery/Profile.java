package dev.drey.programs.gallery;

/** What is known of one key. A plain object with public fields, as Flink stores best. */
public final class Profile {

    /** How many events it had. */
    public long visits;
    /** The rest. */
    public byte[] content = {};
}
