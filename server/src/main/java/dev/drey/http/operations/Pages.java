package dev.drey.http.operations;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a list into pages. The token names the place in the order where a page ended, not an item and not a number: what
 * comes and goes between two requests makes no other item appear twice or be left out.
 *
 * @param name of the list, so that the token of one is not taken for that of another
 * @param order of the list
 * @param mark an item's place in the order, another one for each item
 */
record Pages<T>(String name, Comparator<PageMark> order, Function<T, PageMark> mark) {

    /** @param sorted the whole list, in order */
    Page<T> page(List<T> sorted, @Nullable Integer requestedLimit, @Nullable String token) {
        int limit = Page.limit(requestedLimit);
        List<T> rest = token == null ? sorted : after(PageMark.parse(name, token), sorted);
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        T last = rest.get(limit - 1);
        return new Page<>(rest.subList(0, limit), mark.apply(last).token(name));
    }

    private List<T> after(PageMark end, List<T> sorted) {
        return sorted.stream()
                .filter(item -> order.compare(mark.apply(item), end) > 0)
                .toList();
    }
}
