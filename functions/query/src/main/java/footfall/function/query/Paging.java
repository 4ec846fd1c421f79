package footfall.function.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.report.Checked;
import footfall.report.Fault;
import footfall.usecase.list.ListEvents;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads `limit` and `cursor` of a list.
final class Paging {
    private static final Pattern LIMIT_FORM = Pattern.compile("[0-9]{1,4}");

    private Paging() {}

    /// Makes a page as JSON, or says why it can not be told.
    ///
    /// @param <C> a cursor
    interface Pages<C> {
        Checked<String> page(int limit, List<C> after);
    }

    /// A page, or why there is none.
    ///
    /// @param read reads a cursor
    static <C> Reply reply(Request request, Function<String, Checked<C>> read, Pages<C> pages) {
        return reply(request, ListEvents.LIMIT_DEFAULT, ListEvents.LIMIT_MAX, read, pages);
    }

    /// A page of a list with a limit of its own, or why there is none.
    ///
    /// @param usual the limit if nothing is said
    static <C> Reply reply(Request request, int usual, int max, Function<String, Checked<C>> read, Pages<C> pages) {
        String wanted = request.query().getOrDefault("limit", String.valueOf(usual));
        int limit = LIMIT_FORM.matcher(wanted).matches() ? Integer.parseInt(wanted) : 0;
        if (limit < 1 || limit > max) {
            return Problem.of(400, "invalid_limit", "limit: must be a whole number, 1 to " + max)
                    .at("limit", "must be 1 to " + max).reply(request.requestId());
        }
        String cursor = request.query().getOrDefault("cursor", "");
        if (cursor.isEmpty()) {
            return reply(request, pages.page(limit, List.of()));
        }
        return switch (read.apply(cursor)) {
            case Checked.Bad<C>(List<Fault> faults) -> Problems.of(faults).reply(request.requestId());
            case Checked.Fine<C>(C after) -> reply(request, pages.page(limit, List.of(after)));
        };
    }

    /// Writes a page.
    ///
    /// @param <P> a page
    interface Writer<P> {
        void write(JsonGenerator json, P page) throws IOException;
    }

    /// A page as JSON, if it could be told.
    static <P> Checked<String> json(Checked<P> listed, Writer<P> writer) {
        return switch (listed) {
            case Checked.Bad<P>(List<Fault> faults) -> new Checked.Bad<>(faults);
            case Checked.Fine<P>(P page) -> new Checked.Fine<>(Json.text(json -> writer.write(json, page)));
        };
    }

    private static Reply reply(Request request, Checked<String> page) {
        return switch (page) {
            case Checked.Bad<String>(List<Fault> faults) -> Problems.of(faults).reply(request.requestId());
            case Checked.Fine<String>(String json) -> Reply.json(200, json);
        };
    }
}
