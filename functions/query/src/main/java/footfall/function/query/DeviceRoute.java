package footfall.function.query;

import footfall.edge.KeyProblems;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.edge.RouteTable;
import footfall.site.KeyRefusal;
import footfall.site.Site;
import footfall.usecase.check.CheckSender;
import footfall.usecase.list.FindOpenSession;
import footfall.wire.Presented;
import footfall.wire.openpanel.DeviceQuestion;
import java.util.Map;
import java.util.Set;

/// `GET /track/device-id`, for whoever may send.
final class DeviceRoute {
    private final DeviceQuestion question;
    private final CheckSender senders;
    private final FindOpenSession sessions;

    DeviceRoute(DeviceQuestion question, CheckSender senders, FindOpenSession sessions) {
        this.question = question;
        this.senders = senders;
        this.sessions = sessions;
    }

    /// The table with its paths as well.
    RouteTable on(RouteTable table) {
        RouteTable more = table;
        for (String path : DeviceQuestion.PATHS) {
            more = more.on(DeviceQuestion.MANNERS, "GET", path, this::answer);
        }
        return more;
    }

    private Reply answer(Request request, Map<String, String> path) {
        return question.refused(request).orElseGet(() -> {
            Presented presented = question.presented(request);
            CheckSender.Sender sender = new CheckSender.Sender(presented.keys(), presented.secret(),
                    request.header("origin").map(Set::of).orElse(Set.of()), true);
            return switch (senders.check(sender)) {
                case CheckSender.Answer.Refused(KeyRefusal why) -> refused(request, why);
                case CheckSender.Answer.Elsewhere(Site site, boolean trusted) -> question.isTurnedAway(request, site)
                        ? answer(request, site, trusted) : refused(request, KeyRefusal.ORIGIN_NOT_ALLOWED);
                case CheckSender.Answer.Granted(Site site, boolean trusted) -> answer(request, site, trusted);
            };
        });
    }

    private static Reply refused(Request request, KeyRefusal why) {
        return DeviceQuestion.MANNERS.refused(request, KeyProblems.of(why));
    }

    private Reply answer(Request request, Site site, boolean trusted) {
        return question.atOnce(request, site, trusted).orElseGet(() -> told(request, site))
                .noting("site", site.id().value());
    }

    private Reply told(Request request, Site site) {
        FindOpenSession.Found found = sessions.find(site, DeviceQuestion.RULE, question.traces(request, site));
        return question.answer(site.id(), found.id(), found.today().stream().findFirst(),
                found.before().stream().findFirst());
    }
}
