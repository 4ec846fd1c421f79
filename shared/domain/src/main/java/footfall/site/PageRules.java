package footfall.site;

import java.util.List;

/// How urls become the pages of reports.
///
/// @param queryAllow    at most 20 query parameters that stay part of the page
/// @param hashRoutes    whether `#/a` is part of the page
/// @param keepSlash     whether the last slash stays
/// @param pathTemplates at most 50, `/users/:id`; the first match becomes the page
/// @param excludePaths  at most 50, `/admin/*`; such events become `skipped(excluded)`
public record PageRules(List<String> queryAllow, boolean hashRoutes, boolean keepSlash, List<String> pathTemplates,
                        List<String> excludePaths) {
    /// Paths alone, without the last slash.
    public static final PageRules DEFAULT = new PageRules(List.of(), false, false, List.of(), List.of());

    public PageRules {
        queryAllow = List.copyOf(queryAllow);
        pathTemplates = List.copyOf(pathTemplates);
        excludePaths = List.copyOf(excludePaths);
    }

    /// Whether a page is one of those that are not counted; `*` in an entry stands for any run of characters.
    public boolean excludes(String path) {
        return excludePaths.stream().anyMatch(glob -> matches(glob, path));
    }

    private static boolean matches(String glob, String path) {
        String[] parts = glob.split("\\*", -1);
        if (parts.length == 1) {
            return glob.equals(path);
        }
        int at = parts[0].length();
        if (!path.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = path.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return path.length() - parts[parts.length - 1].length() >= at && path.endsWith(parts[parts.length - 1]);
    }
}
