package footfall.function.ingest;

import footfall.admission.Outcome;
import footfall.edge.Problem;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.site.KeyKind;
import footfall.site.Origins;
import footfall.site.Site;
import footfall.site.SiteKey;
import footfall.usecase.accept.AcceptEvents;
import footfall.usecase.check.CheckKey;
import footfall.usecase.check.CheckKey.Refusal;
import footfall.wire.footfall.EventsAnswer;
import footfall.wire.footfall.EventsBody;
import footfall.wire.footfall.EventsReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes events of the native dialect: key, site, origin, body, then each event. Safe for use by many threads.
final class EventsRoute {
    private final CheckKey keys;
    private final AcceptEvents accept;

    EventsRoute(CheckKey keys, AcceptEvents accept) {
        this.keys = keys;
        this.accept = accept;
    }

    Reply answer(Request request, Map<String, String> path) {
        EventsBody body = EventsReader.read(request.body());
        Set<String> presented = PresentedKeys.of(request, path, body.key());
        if (presented.isEmpty()) {
            return refused(request, Problem.of(401, "missing_key",
                    "send the write key as authorization: Bearer, x-footfall-key, in the path, or as key in the body"));
        }
        if (presented.size() > 1) {
            return refused(request, Problem.of(400, "key_conflict", "several places name different keys, send one"));
        }
        return switch (keys.check(presented.iterator().next(), KeyKind.WRITE)) {
            case CheckKey.Answer.Refused(Refusal refusal) -> refused(request, refusal);
            case CheckKey.Answer.Granted(SiteKey key) -> keys.site(key.site())
                    .map(site -> answer(request, body, site, key))
                    .orElseGet(() -> refused(request, Refusal.INVALID_KEY));
        };
    }

    private Reply answer(Request request, EventsBody body, Site site, SiteKey key) {
        if (!Origins.allows(site.ingest(), request.header("origin"))) {
            return refused(request, Problem.of(403, "origin_not_allowed", "the site takes events of its origins only"))
                    .noting("site", site.id().value());
        }
        Reply reply = switch (body) {
            case EventsBody.Refused refused -> refused(request, Problem.of(400, refused.code(),
                    refused.path().isEmpty() ? "body: " + refused.detail() : refused.path() + ": " + refused.detail())
                    .at(refused.path(), refused.detail()));
            case EventsBody.Read read -> answer(request,
                    accept.accept(site, key.trusted(), Senders.of(request), read.claims()));
        };
        return reply.noting("site", site.id().value());
    }

    private static Reply answer(Request request, Outcome outcome) {
        return switch (outcome) {
            case Outcome.QueueDown _ -> refused(request, Problem.unavailable());
            case Outcome.Answered answered -> counted(Reply.json(202, EventsAnswer.text(answered, wantsIds(request))),
                    answered);
        };
    }

    private static Reply counted(Reply reply, Outcome.Answered answered) {
        Reply counted = reply.counting("accepted", answered.ids().size())
                .counting("rejected", answered.rejected().size()).counting("dropped", answered.dropped());
        for (Outcome.Refused refused : answered.rejected()) {
            String name = "rejected_" + refused.reason().code().code();
            counted = counted.counting(name, counted.counts().getOrDefault(name, 0L) + 1);
        }
        return counted;
    }

    private static boolean wantsIds(Request request) {
        return request.header("prefer").orElse("").toLowerCase(Locale.ROOT).replace(" ", "")
                .contains("return=representation");
    }

    private static Reply refused(Request request, Refusal refusal) {
        return refused(request, Problem.of(refusal.status(), refusal.code(), refusal.detail()));
    }

    private static Reply refused(Request request, Problem problem) {
        return problem.reply(request.requestId());
    }
}
