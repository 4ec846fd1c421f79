package footfall.proof.scene;

import footfall.port.Unavailable;
import footfall.proof.schedule.Life;
import footfall.report.Answer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.DateRange;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.site.Shard;
import footfall.site.Site;
import footfall.time.TimeRange;
import footfall.usecase.ask.AnswerQuestion;
import footfall.usecase.reconcile.Extent;
import footfall.usecase.reconcile.Reconcile;
import footfall.usecase.reconcile.ReconcileSites;
import java.util.List;
import java.util.stream.IntStream;

/// Who only reads: asks questions, or reconciles, while others write.
final class Askers {
    private static final List<String> OF_EVENTS = List.of("events", "pageviews", "visitors");
    private static final List<String> ALL = List.of("events", "pageviews", "visitors", "sessions", "bounce_rate",
            "visit_duration");

    private final Scene scene;

    Askers(Scene scene) {
        this.scene = scene;
    }

    /// Asks about a range once; what is answered is kept in the scene.
    void asking(String name, Site founded, TimeRange range) {
        scene.scheduler.start(new Life(name, () -> { }), () -> {
            try {
                ask(scene.siteStore().site(founded.id()).orElse(founded), range);
            } catch (Unavailable e) {
                return;
            }
        });
    }

    private void ask(Site site, TimeRange range) {
        List<Question> questions = List.of(question(site, range, ALL, List.of()),
                question(site, range, OF_EVENTS, List.of("event:page")),
                question(site, range, ALL, List.of("visit:source")));
        List<Long> begun = ends(site);
        List<Answer> answers = new AnswerQuestion(scene.log(), scene.views(), scene.clock)
                .answer(site, questions).stream().map(Askers::fine).toList();
        scene.askings.add(new Asking(site, begun, ends(site), range, answers.get(0), answers.get(1),
                answers.get(2)));
    }

    /// Compares every view with its log once, while others write.
    void reconciling(String name) {
        scene.scheduler.start(new Life(name, () -> { }), () -> {
            try {
                new ReconcileSites(scene.siteStore(), new Reconcile(scene.log(), scene.views(), scene.clock))
                        .reconcile(Extent.WHOLE, (shard, differences) -> differences.forEach(difference ->
                                scene.complaints.add("reconciled while others write: " + shard + ": " + difference)));
            } catch (Unavailable e) {
                return;
            }
        });
    }

    private Question question(Site site, TimeRange range, List<String> metrics, List<String> dimensions) {
        return fine(QuestionCheck.of(new Claim(site.id().value(), metrics, dimensions,
                List.of(new DateRange.Pair(range.from().toString(), range.to().toString())), "", List.of(), "1000",
                List.of(), ""), site, scene.clock.instant()));
    }

    private static <T> T fine(Checked<T> checked) {
        return switch (checked) {
            case Checked.Fine<T>(T value) -> value;
            case Checked.Bad<T>(var faults) -> throw new IllegalStateException("question: " + faults);
        };
    }

    /// The last seq of each log, as nobody who takes part can know it.
    private List<Long> ends(Site site) {
        return IntStream.range(0, site.sharding().count())
                .mapToObj(number -> scene.lastSeq(new Shard(site.id(), number))).toList();
    }
}
