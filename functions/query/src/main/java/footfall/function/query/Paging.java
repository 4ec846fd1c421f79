package footfall.function.query;

import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.usecase.list.ListEvents;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads `limit` and `cursor` of a list.
final class Paging {
    private static final Pattern LIMIT_FORM = Pattern.compile("[0-9]{1,3}");

    private Paging() {}

    /// Makes a page as JSON.
    ///
    /// @param <C> a cursor
    interface Pages<C> {
        String page(int limit, List<C> after);
    }

    /// A page, or why there is none.
    ///
    /// @param read reads a cursor
    static <C> Reply reply(Request request, Function<String, Checked<C>> read, Pages<C> pages) {
        String wanted = request.query().getOrDefault("limit", String.valueOf(ListEvents.LIMIT_DEFAULT));
        int limit = LIMIT_FORM.matcher(wanted).matches() ? Integer.parseInt(wanted) : 0;
        if (limit < 1 || limit > ListEvents.LIMIT_MAX) {
            return Problem.of(400, "invalid_limit", "limit: must be a whole number, 1 to " + ListEvents.LIMIT_MAX)
                    .at("limit", "must be 1 to " + ListEvents.LIMIT_MAX).reply(request.requestId());
        }
        String cursor = request.query().getOrDefault("cursor", "");
        if (cursor.isEmpty()) {
            return Reply.json(200, pages.page(limit, List.of()));
        }
        return switch (read.apply(cursor)) {
            case Checked.Bad<C>(List<Fault> faults) -> Problems.of(faults).reply(request.requestId());
            case Checked.Fine<C>(C after) -> Reply.json(200, pages.page(limit, List.of(after)));
        };
    }
}
