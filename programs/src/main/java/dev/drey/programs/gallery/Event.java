package dev.drey.programs.gallery;

/** What flows: somebody did something at some time. A plain object with public fields, as Flink stores best. */
public final class Event {

    /** Who. */
    public long key;
    /** Which one of its partition, from 0. */
    public long number;
    /** When, in milliseconds. */
    public long time;
    /** More about it. */
    public String text = "";

    /** For Flink. */
    public Event() {}

    Event(long key, long number, long time, String text) {
        this.key = key;
        this.number = number;
        this.time = time;
        this.text = text;
    }

    long key() {
        return key;
    }
}
