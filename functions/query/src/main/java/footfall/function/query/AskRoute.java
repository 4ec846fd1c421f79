package footfall.function.query;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.edge.Json;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.function.query.Readers.Reading;
import footfall.report.Answer;
import footfall.report.Checked;
import footfall.report.Claim;
import footfall.report.Fault;
import footfall.report.Question;
import footfall.report.QuestionCheck;
import footfall.site.Site;
import footfall.site.SiteId;
import footfall.site.SiteKey;
import footfall.usecase.ask.AnswerQuestion;
import footfall.wire.query.AnswerWriter;
import footfall.wire.query.Questions;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `POST /v1/query`: one question, or several that share what they read.
final class AskRoute {
    private final Readers readers;
    private final AnswerQuestion answers;
    private final InstantSource clock;

    AskRoute(Readers readers, AnswerQuestion answers, InstantSource clock) {
        this.readers = readers;
        this.answers = answers;
        this.clock = clock;
    }

    /// What a question comes to, step by step.
    private sealed interface Stage {
        record Ready(Site site, Question question) implements Stage {}

        record Answered(Answer answer) implements Stage {}

        record Refused(Problem problem) implements Stage {}
    }

    Reply answer(Request request, Map<String, String> path) {
        return switch (readers.key(request)) {
            case Reading.Refused<SiteKey>(Problem problem) -> problem.reply(request.requestId());
            case Reading.Granted<SiteKey>(SiteKey key) -> switch (Questions.read(request.body())) {
                case Checked.Bad<Questions>(List<Fault> faults) -> Problems.of(faults).reply(request.requestId());
                case Checked.Fine<Questions>(Questions questions) -> answer(request, key, questions);
            };
        };
    }

    private Reply answer(Request request, SiteKey key, Questions questions) {
        Instant now = clock.instant();
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < questions.claims().size(); i++) {
            stages.add(ready(key, questions.claims().get(i), questions.together() ? "queries[" + i + "]" : "", now));
        }
        List<Stage> done = answered(stages);
        if (!questions.together() && done.getFirst() instanceof Stage.Refused(Problem problem)) {
            return problem.reply(request.requestId());
        }
        return Reply.json(200, Json.text(json -> {
            if (questions.together()) {
                json.writeStartObject();
                json.writeArrayFieldStart("results");
            }
            for (Stage stage : done) {
                write(json, stage, request.requestId());
            }
            if (questions.together()) {
                json.writeEndArray();
                json.writeEndObject();
            }
        }));
    }

    private Stage ready(SiteKey key, Checked<Claim> claimed, String parent, Instant now) {
        return switch (claimed) {
            case Checked.Bad<Claim>(List<Fault> faults) -> refused(faults, parent);
            case Checked.Fine<Claim>(Claim claim) -> switch (readers.site(key, claim.site())) {
                case Reading.Refused<Site>(Problem problem) -> new Stage.Refused(problem);
                case Reading.Granted<Site>(Site site) -> switch (QuestionCheck.of(claim, site, now)) {
                    case Checked.Bad<Question>(List<Fault> faults) -> refused(faults, parent);
                    case Checked.Fine<Question>(Question question) -> new Stage.Ready(site, question);
                };
            };
        };
    }

    private static Stage refused(List<Fault> faults, String parent) {
        return new Stage.Refused(Problems.of(parent.isEmpty() ? faults
                : faults.stream().map(fault -> fault.below(parent)).toList()));
    }

    /// Questions of one site are answered together.
    private List<Stage> answered(List<Stage> stages) {
        Map<SiteId, List<Integer>> bySite = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Ready(Site site, _)) {
                bySite.computeIfAbsent(site.id(), _ -> new ArrayList<>()).add(i);
            }
        }
        List<Stage> done = new ArrayList<>(stages);
        bySite.values().forEach(indexes -> {
            List<Stage.Ready> ready = indexes.stream().map(i -> (Stage.Ready) stages.get(i)).toList();
            List<Checked<Answer>> found = answers.answer(ready.getFirst().site(),
                    ready.stream().map(Stage.Ready::question).toList());
            for (int i = 0; i < indexes.size(); i++) {
                done.set(indexes.get(i), switch (found.get(i)) {
                    case Checked.Fine<Answer>(Answer answer) -> new Stage.Answered(answer);
                    case Checked.Bad<Answer>(List<Fault> faults) -> new Stage.Refused(Problems.of(faults));
                });
            }
        });
        return done;
    }

    private static void write(JsonGenerator json, Stage stage, String requestId) throws IOException {
        switch (stage) {
            case Stage.Answered(Answer answer) -> AnswerWriter.write(json, answer);
            case Stage.Refused(Problem problem) -> problem.write(json, requestId);
            case Stage.Ready ready -> throw new IllegalStateException("stage: " + ready + ", must be answered");
        }
    }
}
