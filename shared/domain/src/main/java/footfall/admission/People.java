package footfall.admission;

import footfall.event.What;
import footfall.event.Who;
import footfall.identity.DailyId;
import footfall.site.IngestRules;
import java.time.Instant;

/// Reads who did it.
///
/// @param visitor the id that the client gave; "" if none
/// @param session the client's own; "" if none
/// @param user    as the client says it; "" if none
/// @param visits  whether the event takes part in sessions
/// @param isUser  whether the visitor is the user where none is named
record People(String visitor, String session, String user, boolean visits, boolean isUser) {
    static People read(Claim<Member> claim, What what, Reception reception) {
        Customs.PersonIds ids = reception.customs().people();
        String user = Ids.person(claim, Member.USER, ids, RejectCode.USER_MISSING);
        boolean isUser = claim.has(Member.VISITOR_IS_USER);
        if (needsUser(what) && user.isEmpty() && !isUser) {
            claim.refuse(RejectCode.USER_MISSING, Member.USER);
        }
        String visitor = Ids.person(claim, Member.VISITOR, ids, RejectCode.VISITOR_INVALID);
        String session = Ids.person(claim, Member.SESSION, ids, RejectCode.SESSION_INVALID);
        boolean visits = !what.onlyTells() && claim.get(Member.VISITS).map(told -> told.brief().equals("true"))
                .orElseGet(() -> switch (what) {
                    case What.PageView _, What.Engagement _ -> true;
                    case What.Custom _, What.Identify _ -> !reception.trusted() || !session.isEmpty();
                    case What.Request _, What.Increment _, What.Group _, What.Assign _ -> false;
                });
        return new People(visitor, session, user, visits, isUser);
    }

    private static boolean needsUser(What what) {
        return switch (what) {
            case What.Identify _, What.Increment _, What.Assign _ -> true;
            case What.PageView _, What.Custom _, What.Request _, What.Engagement _, What.Group _ -> false;
        };
    }

    /// The event's person, as the site wants visitors to be known.
    Who who(Instant at, Reception reception, Sender sender, DailyVisitors daily) {
        IngestRules rules = reception.site().ingest();
        if (reception.isAnonymous()) {
            return new Who("", "", "", visits);
        }
        return switch (rules.identity()) {
            case AUTO -> visitor.isEmpty() ? who(daily.id(sender.traces(), at))
                    : new Who(visitor, session, userOr(visitor), visits);
            case DAILY -> who(daily.id(sender.traces(), at));
            case NONE -> new Who("", "", user, visits);
        };
    }

    private Who who(DailyId daily) {
        return new Who(daily.id(), session, userOr(daily.id()), visits, visits ? daily.before() : "");
    }

    private String userOr(String known) {
        return user.isEmpty() && isUser ? known : user;
    }
}
