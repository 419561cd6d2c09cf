package dev.drey.http;

import org.jspecify.annotations.Nullable;

/**
 * Where in a request a value stands, in AWS's notation: {@code applicationConfiguration.vpcConfigurations.1.member}.
 * The text is made only when asked for, as most values are in order.
 */
record MemberPath(@Nullable MemberPath parent, String step) {
    /** The request itself. */
    static final MemberPath ROOT = new MemberPath(null, "");

    /** AWS names members with a small first letter in messages, though not on the wire. */
    MemberPath member(String name) {
        return new MemberPath(this, Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }

    /** The entry of a list, counted from zero here and from one in the text. */
    MemberPath entry(int index) {
        return new MemberPath(this, (index + 1) + ".member");
    }

    /** The value of a map under {@code key}. */
    MemberPath value(String key) {
        return new MemberPath(this, key + ".member");
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        return before.isEmpty() ? step : before + "." + step;
    }
}
