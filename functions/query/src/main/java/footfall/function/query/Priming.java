package footfall.function.query;

import footfall.edge.Json;
import footfall.report.Answers;
import footfall.report.Channels;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.Plan;
import footfall.report.Prefix;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.report.Table;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.wire.query.AnswerWriter;
import footfall.wire.query.Questions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.crac.Context;
import org.crac.Resource;

/// Answers a question of nothing before the snapshot is taken, so that what a first question needs is loaded by then.
/// Reads no store, keeps nothing.
final class Priming implements Resource {
    private static final String QUESTION = """
            {"metrics":["visitors","new_visitors","returning_visitors","pageviews","events","sessions","bounce_rate",
             "visit_duration","users","revenue","average_revenue"],
             "dimensions":["time:day"],"date_range":"7d","include":{"totals":true,"total_rows":true}}""";

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        answer();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing was kept that could be stale.
    }

    /// The answer, as it would be sent.
    static String answer() {
        Site site = Site.withDefaults(new SiteId("priming"), "priming", Instant.EPOCH);
        Instant asOf = Instant.parse("2026-01-08T00:00:00Z");
        if (Questions.read(QUESTION.getBytes(StandardCharsets.UTF_8)) instanceof Checked.Fine<Questions>(Questions read)
                && read.claims().getFirst() instanceof Checked.Fine<Claim>(Claim claim)
                && QuestionCheck.of(claim, site, asOf) instanceof Checked.Fine<Question>(Question question)) {
            Plan plan = Plan.of(question);
            Table table = new Table(question, plan, Channels.UNTOLD);
            return Json.text(json -> AnswerWriter.write(json, Answers.of(question, plan, table, Set.of(),
                    new Prefix(asOf, List.of()), new TreeMap<>(), List.of())));
        }
        throw new IllegalStateException("question: refused, must be one that can be answered");
    }
}
