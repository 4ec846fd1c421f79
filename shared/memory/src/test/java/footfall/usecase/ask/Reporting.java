package footfall.usecase.ask;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.memory.MemoryLogStore;
import footfall.memory.MemoryViewStore;
import footfall.report.Answer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Fault;
import footfall.report.Figure;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.Timeouts;
import footfall.usecase.reduce.AppendEvents;
import footfall.usecase.reduce.Enrichment;
import footfall.usecase.reduce.FoldShard;
import footfall.usecase.reduce.Happenings;
import footfall.usecase.reduce.TrialFold;
import footfall.visit.SessionRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// A site in memory that takes events and answers questions.
final class Reporting {
    static final SiteId SITE = new SiteId("demo");
    final MemoryLogStore log = new MemoryLogStore();
    final MemoryViewStore views = new MemoryViewStore();
    Site site = Site.withDefaults(SITE, "s", Instant.parse("2026-01-01T00:00:00Z"));
    Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private final AppendEvents append = new AppendEvents(log, views, Enrichment.NONE,
                TrialFold.standard(), Arrival::toString, () -> now);

    Reporting send(Event... events) {
        return send(List.of(events));
    }

    Reporting send(List<Event> events) {
        append.append(new Shard(SITE, 0), Happenings.deliveries(events));
        return this;
    }

    Reporting fold() {
        new FoldShard(log, views).fold(new Shard(SITE, 0), new SessionRules(site.timeouts()));
        append.forget(new Shard(SITE, 0));
        return this;
    }

    Reporting zone(String zone) {
        site = new Site(site.id(), site.name(), ZoneId.of(zone), site.currency(), true, site.sharding(),
                site.ingest(), site.pages(), site.timeouts(), site.retention(), 1, site.created());
        return this;
    }

    Reporting timeouts(Timeouts timeouts) {
        site = new Site(site.id(), site.name(), site.timeZone(), site.currency(), true, site.sharding(),
                site.ingest(), site.pages(), timeouts, site.retention(), 1, site.created());
        return this;
    }

    Ask ask(String metrics) {
        return new Ask(metrics);
    }

    Checked<Question> check(Claim claim) {
        return QuestionCheck.of(claim, site, now);
    }

    /// Answers with `dimensions: figures` a row.
    final class Ask {
        private final List<String> metrics;
        private List<String> dimensions = List.of();
        private List<DateRange> range = List.of(new DateRange.Preset("30d"));
        private final List<Claim.Ordering> orders = new ArrayList<>();
        private final List<String> include = new ArrayList<>();
        private String zone = "";
        private String limit = "";
        private String cursor = "";

        private Ask(String metrics) {
            this.metrics = List.of(metrics.split(" "));
        }

        Ask by(String names) {
            dimensions = List.of(names.split(" "));
            return this;
        }

        Ask in(String from, String to) {
            range = List.of(new DateRange.Pair(from, to));
            return this;
        }

        Ask in(String preset) {
            range = List.of(new DateRange.Preset(preset));
            return this;
        }

        Ask zone(String name) {
            zone = name;
            return this;
        }

        Ask limit(String rows) {
            limit = rows;
            return this;
        }

        Ask after(String page) {
            cursor = page;
            return this;
        }

        Ask order(String column, String direction) {
            orders.add(new Claim.Ordering(column, direction));
            return this;
        }

        Ask include(String name) {
            include.add(name);
            return this;
        }

        Claim claim() {
            return new Claim("", metrics, dimensions, range, zone, orders, limit, include, cursor);
        }

        List<Fault> faults() {
            return check(claim()) instanceof Checked.Bad<Question>(List<Fault> faults) ? faults : List.of();
        }

        /// Why a question that is well formed is not answered.
        List<Fault> problems() {
            return check(claim()) instanceof Checked.Fine<Question>(Question question)
                    && new AnswerQuestion(log, views, () -> now).answer(site, List.of(question)).getFirst()
                    instanceof Checked.Bad<Answer>(List<Fault> faults) ? faults : List.of();
        }

        Answer answer() {
            if (check(claim()) instanceof Checked.Fine<Question>(Question question)
                    && new AnswerQuestion(log, views, () -> now).answer(site, List.of(question)).getFirst()
                    instanceof Checked.Fine<Answer>(Answer answer)) {
                return answer;
            }
            throw new AssertionError("refused: " + faults());
        }

        List<String> rows() {
            return answer().rows().stream().map(row -> String.join(" ", row.dimensions())
                    + (row.dimensions().isEmpty() ? "" : ": ") + text(row.metrics())).toList();
        }
    }

    static String text(List<Figure> figures) {
        return String.join(" ", figures.stream().map(figure -> switch (figure) {
            case Figure.Known known -> known.value().stripTrailingZeros().toPlainString();
            case Figure.Exact exact -> exact.value().toPlainString();
            case Figure.None _ -> "null";
        }).toList());
    }
}
