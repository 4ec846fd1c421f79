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
}
