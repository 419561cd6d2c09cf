package dev.drey.cli.evidence;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws flame graphs: roots at the bottom, widths by samples, a click on a frame makes it as wide as the picture. Pure. */
final class FlamePicture {

    private static final int WIDTH = 1200;
    private static final int ROW = 18;
    private static final double NARROWEST = 0.3;
    private static final int CHARACTER = 7;

    /** What is not of these is the user's own, and stands out. */
    private static final Pattern NOT_THE_USERS = Pattern.compile(
            "(?:[\\w.]+(?:@[\\w.]+)?/)*(?:java|javax|jdk|sun|scala|org\\.apache|dev\\.drey\\.bridge)\\..*|root");

    private static final String SCRIPT =
            """
            document.querySelectorAll('svg.flames').forEach(svg => {
              const frames = [...svg.querySelectorAll('g')];
              frames.forEach(g => {
                const text = g.querySelector('text');
                g.full = text.textContent; g.x0 = +g.dataset.x; g.w0 = +g.dataset.w;
              });
              const zoom = (x0, w0) => frames.forEach(g => {
                const x = (g.x0 - x0) / w0 * WIDTH, w = g.w0 / w0 * WIDTH;
                const shown = x + w > 0.01 && x < WIDTH - 0.01;
                g.style.display = shown ? '' : 'none';
                const left = Math.max(0, x), right = Math.min(WIDTH, x + w);
                const rect = g.querySelector('rect'), text = g.querySelector('text');
                rect.setAttribute('x', left); rect.setAttribute('width', Math.max(0, right - left - 0.5));
                text.setAttribute('x', left + 3);
                const room = Math.floor((right - left - 6) / CHARACTER);
                text.textContent = room < 3 ? '' : g.full.length <= room ? g.full : g.full.slice(0, room - 1) + '…';
              });
              frames.forEach(g => g.addEventListener('click', () => zoom(g.x0, g.w0)));
              zoom(0, WIDTH);
            });
            """.replace("WIDTH", String.valueOf(WIDTH)).replace("CHARACTER", String.valueOf(CHARACTER));

    private static final String STYLE = """
            svg.flames text { font: 12px ui-monospace, monospace; pointer-events: none; fill: #222; }
            svg.flames g:hover rect { stroke: #222; }
            body { font: 15px system-ui, sans-serif; margin: 24px; max-width: 1240px; color: #222; }
            h2 { font-size: 16px; margin: 28px 0 6px; }
            """;

    private FlamePicture() {}

    /** A file of its own. */
    static String svg(FlameGraph graph) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + picture(graph, "<style>" + STYLE + "</style>", "<script><![CDATA[" + SCRIPT + "]]></script>");
    }

    /** A page with all of them. */
    static String html(String application, String type, List<FlameGraph> graphs) {
        String pictures = graphs.stream()
                .map(graph -> "<h2>" + escaped(graph.title()) + "</h2>\n<p>"
                        + graph.root().samples()
                        + " samples. Click a frame to widen it, the lowest to see all; orange is the program's own code.</p>\n"
                        + picture(graph, "", ""))
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
                <body><h1>Flame graph of %s (%s)</h1>
                %s
                <script>%s</script></body></html>
                """.formatted(escaped(application), STYLE, escaped(application), escaped(type), pictures, SCRIPT);
    }

    private static String picture(FlameGraph graph, String head, String tail) {
        int height = graph.root().depth() * ROW;
        StringBuilder frames = new StringBuilder();
        draw(graph.root(), 0, WIDTH, height - ROW, Math.max(1, graph.root().samples()), frames);
        return "<svg class=\"flames\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" width=\"" + WIDTH + "\">" + head + "\n" + frames + tail + "</svg>\n";
    }

    private static void draw(FlameGraph.Frame frame, double left, double width, int top, long all, StringBuilder into) {
        if (width < NARROWEST) {
            return;
        }
        String share = String.format(Locale.ROOT, "%.1f", 100.0 * frame.samples() / all);
        into.append(String.format(
                Locale.ROOT,
                "<g data-x=\"%.3f\" data-w=\"%.3f\"><title>%s: %d samples, %s %%</title><rect x=\"%.3f\" y=\"%d\""
                        + " width=\"%.3f\" height=\"%d\" fill=\"%s\"/><text x=\"%.3f\" y=\"%d\">%s</text></g>%n",
                left,
                width,
                escaped(frame.name()),
                frame.samples(),
                share,
                left,
                top,
                Math.max(0, width - 0.5),
                ROW - 1,
                colour(frame.name()),
                left + 3,
                top + ROW - 5,
                escaped(frame.name())));
        double next = left;
        for (FlameGraph.Frame callee : frame.callees()) {
            double part = frame.samples() == 0 ? 0 : width * callee.samples() / frame.samples();
            draw(callee, next, part, top - ROW, all, into);
            next += part;
        }
    }

    /** Shades tell neighbours apart; the same name always has the same. */
    private static String colour(String name) {
        int shade = Math.floorMod(name.hashCode(), 20);
        return NOT_THE_USERS.matcher(name).matches()
                ? "hsl(205, 35%, " + (68 + shade) + "%)"
                : "hsl(28, 90%, " + (58 + shade) + "%)";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
