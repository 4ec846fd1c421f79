package footfall.page;

import footfall.site.PageRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Names pages as reports do. Equal pages get equal names however their urls were written.
public final class Pages {
    /// The most code points of a path after normalising.
    public static final int PATH_MAX = 1_024;

    private Pages() {}

    /// The name of the page at a url: path, templates, the parameters of the query that the site keeps, and its hash
    /// route if the site has such.
    public static String name(Url url, PageRules rules) {
        String path = CleanText.cut(path(url.path(), rules.keepSlash()), PATH_MAX);
        String named = rules.pathTemplates().isEmpty() ? path : rules.pathTemplates().stream()
                .filter(template -> fits(template, path)).findFirst().orElse(path);
        String query = rules.queryAllow().isEmpty() ? "" : Query.of(url.query()).kept(rules.queryAllow());
        return query.isEmpty() && !rules.hashRoutes() ? CleanText.of(named)
                : CleanText.of(named + query + (rules.hashRoutes() ? hash(url.fragment()) : ""));
    }

    /// A path with escapes undone, dot segments resolved, a leading slash, and no last one but its own.
    static String path(String raw, boolean keepSlash) {
        String path = withoutDots(Escapes.readable(raw));
        return path.length() > 1 && path.endsWith("/") && !keepSlash ? path.substring(0, path.length() - 1) : path;
    }

    private static String withoutDots(String path) {
        if (path.startsWith("/") && !path.contains("/.")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        List<String> sent = Arrays.asList((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
        for (String segment : sent) {
            switch (segment) {
                case "." -> { }
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.removeLast();
                    }
                }
                case String other -> kept.add(other);
            }
        }
        boolean endsInDots = sent.getLast().equals(".") || sent.getLast().equals("..");
        return "/" + String.join("/", kept) + (endsInDots && !kept.isEmpty() ? "/" : "");
    }

    private static boolean fits(String template, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        boolean open = wanted.length > 0 && wanted[wanted.length - 1].equals("*");
        int fixed = open ? wanted.length - 1 : wanted.length;
        if (open ? given.length < wanted.length : given.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            boolean any = wanted[i].startsWith(":") && !given[i].isEmpty();
            if (!any && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static String hash(String fragment) {
        String route = fragment.startsWith("!") ? fragment.substring(1) : fragment;
        return route.startsWith("/") ? "#" + CleanText.cut(path(Url.ofPath(route).path(), false), PATH_MAX) : "";
    }
}
