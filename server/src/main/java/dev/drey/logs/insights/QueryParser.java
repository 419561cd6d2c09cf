package dev.drey.logs.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the commands of a query, and from them which fields a result has. */
final class QueryParser {

    private static final String COMMANDS = "fields, display, filter, parse, sort, limit, stats, dedup";
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final List<Step> steps = new ArrayList<>();
    private List<String> columns = new ArrayList<>();
    private boolean grouped;

    QueryParser(String text) {
        scanner = new Scanner(text);
        expressions = new ExpressionParser(scanner);
    }

    void parse() throws QueryException {
        boolean unused = scanner.take("|");
        do {
            command();
        } while (scanner.take("|"));
        if (!scanner.atEnd()) {
            throw scanner.broken("the command should end here, or a | should follow");
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** What a result shows, in this order. */
    List<String> columns() {
        return columns.isEmpty() ? List.of("@timestamp", "@message") : columns;
    }

    /** Whether results are groups of events, which have no pointer to an event. */
    boolean isGrouped() {
        return grouped;
    }

    private void command() throws QueryException {
        String name = scanner.takeName().orElseThrow(() -> scanner.broken("a command is missing: " + COMMANDS));
        switch (name.toLowerCase(Locale.ROOT)) {
            case "fields" -> fields();
            case "display" -> {
                columns = new ArrayList<>();
                fields();
            }
            case "filter" -> {
                Expression condition = expressions.parse();
                steps.add(new Step.Each(row -> Values.isTrue(condition.of(row))));
            }
            case "parse" -> extraction();
            case "sort" -> sort();
            case "limit", "head" ->
                steps.add(new Step.Limit(Integer.parseInt(scanner.takeNumber()
                        .filter(number -> number.matches("\\d{1,6}"))
                        .orElseThrow(() -> scanner.broken("a number of rows is missing")))));
            case "stats" -> stats();
            case "dedup" -> steps.add(new Step.Dedup(names()));
            default -> throw scanner.broken("there is no command " + name + "; there are " + COMMANDS);
        }
    }

    private void fields() throws QueryException {
        Map<String, Expression> made = new LinkedHashMap<>();
        do {
            int begin = scanner.position();
            Expression expression = expressions.parse();
            String text = scanner.since(begin).replace("`", "");
            String name = scanner.takeWord("as") ? name() : text;
            made.put(name, expression);
            columns.remove(name);
            columns.add(name);
        } while (scanner.take(","));
        steps.add(new Step.Each(row -> {
            made.forEach((name, expression) -> row.set(name, expression.of(row)));
            return true;
        }));
    }

    private void sort() throws QueryException {
        Comparator<Row> order = null;
        do {
            Expression by = expressions.parse();
            Comparator<Row> ascending = (first, second) -> Values.compare(by.of(first), by.of(second));
            boolean descending = scanner.takeWord("desc");
            boolean unused = !descending && scanner.takeWord("asc");
            Comparator<Row> one = descending ? ascending.reversed() : ascending;
            order = order == null ? one : order.thenComparing(one);
        } while (scanner.take(","));
        steps.add(new Step.Sort(order));
    }

    private void stats() throws QueryException {
        Map<String, Supplier<Aggregate>> figures = new LinkedHashMap<>();
        do {
            int begin = scanner.position();
            Supplier<Aggregate> figure = aggregate();
            String text = scanner.since(begin);
            figures.put(scanner.takeWord("as") ? name() : text, figure);
        } while (scanner.take(","));
        Map<String, Expression> by = new LinkedHashMap<>();
        if (scanner.takeWord("by")) {
            do {
                int begin = scanner.position();
                Expression expression = expressions.parse();
                String text = scanner.since(begin).replace("`", "");
                by.put(scanner.takeWord("as") ? name() : text, expression);
            } while (scanner.take(","));
        }
        steps.add(new Step.Stats(figures, by));
        columns = new ArrayList<>(by.keySet());
        columns.addAll(figures.keySet());
        grouped = true;
    }

    private Supplier<Aggregate> aggregate() throws QueryException {
        String name = name();
        scanner.require("(");
        Expression of = row -> true;
        double percent = 0;
        boolean ofRows = scanner.take("*");
        if (!scanner.take(")")) {
            of = ofRows ? of : expressions.parse();
            if (!ofRows && scanner.take(",")) {
                percent = Double.parseDouble(
                        scanner.takeNumber().orElseThrow(() -> scanner.broken("a percentage is missing")));
            }
            scanner.require(")");
        }
        return Aggregate.find(name, of, percent)
                .orElseThrow(() -> scanner.broken("there is no figure " + name
                        + "; there are count, count_distinct, sum, avg, min, max, stddev, pct, median, earliest, latest,"
                        + " sortsFirst and sortsLast"));
    }

    private void extraction() throws QueryException {
        Expression of = row -> row.get("@message");
        if (!scanner.isAtString() && !scanner.isAtRegularExpression()) {
            String field = name();
            of = row -> row.get(field);
        }
        if (scanner.isAtRegularExpression()) {
            Pattern expression = scanner.regularExpression();
            List<String> names = new ArrayList<>();
            Matcher groups = GROUP_NAME.matcher(expression.pattern());
            while (groups.find()) {
                names.add(groups.group(1));
            }
            extract(of, expression, names);
            return;
        }
        if (!scanner.isAtString()) {
            throw scanner.broken("a text with stars or a /regular expression/ is missing");
        }
        Pattern glob = glob(scanner.string());
        if (!scanner.takeWord("as")) {
            throw scanner.broken("as and a name for each star are missing");
        }
        List<String> names = names();
        if (names.size() != glob.matcher("").groupCount()) {
            throw scanner.broken("there must be as many names as stars");
        }
        extract(of, glob, names);
    }

    private void extract(Expression of, Pattern pattern, List<String> names) {
        boolean named = GROUP_NAME.matcher(pattern.pattern()).find();
        steps.add(new Step.Each(row -> {
            Matcher matcher = pattern.matcher(Values.text(of.of(row)).orElse(""));
            if (matcher.find()) {
                for (int index = 0; index < names.size(); index++) {
                    row.set(names.get(index), named ? matcher.group(names.get(index)) : matcher.group(index + 1));
                }
            }
            return true;
        }));
        if (columns.isEmpty()) {
            columns.addAll(columns());
        }
        columns.removeAll(names);
        columns.addAll(names);
    }

    /** A star stands for as little as possible, the last one of a text that it ends for all the rest. */
    private static Pattern glob(String text) {
        StringBuilder expression = new StringBuilder();
        String[] parts = text.split("\\*", -1);
        for (int index = 0; index < parts.length; index++) {
            if (index > 0) {
                boolean last = index == parts.length - 1 && parts[index].isEmpty();
                expression.append(last ? "(.*)" : "(.*?)");
            }
            expression.append(Pattern.quote(parts[index]));
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }

    private List<String> names() throws QueryException {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (scanner.take(","));
        return names;
    }

    private String name() throws QueryException {
        return scanner.takeName().orElseThrow(() -> scanner.broken("a name is missing"));
    }
}
