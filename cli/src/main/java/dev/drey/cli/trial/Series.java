package dev.drey.cli.trial;

import java.util.List;

/** Repeated measurements of the same thing; at least one. The unit is that of whoever measured. */
public record Series(List<Double> values) {

    /** Keeps a copy, in the order of the measurements. */
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A series needs at least one measurement.");
        }
        values = List.copyOf(values);
    }

    /** The least. */
    public double min() {
        return sorted().get(0);
    }

    /** The one in the middle, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The greatest. */
    public double max() {
        return sorted().get(values.size() - 1);
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
