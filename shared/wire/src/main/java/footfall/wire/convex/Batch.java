package footfall.wire.convex;

import footfall.admission.Claims;
import footfall.admission.Customs;
import footfall.admission.Customs.Ages;
import footfall.admission.Customs.PersonIds;
import footfall.admission.Customs.PropertyRule;
import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.Value;
import footfall.identity.DailyRule;
import footfall.page.CleanText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request's body, translated.
sealed interface Batch {
    /// Nobody says who sends it.
    record Anonymous() implements Batch {}

    /// It has more than `EVENTS_MAX` events.
    record TooLarge() implements Batch {}

    /// Claims.
    ///
    /// @param sent how many events it had, those among them that are none
    record Read(int sent, Claims claims) implements Batch {}

    /// Translates a body.
    static Batch of(Raw.Members body) {
        String visitor = Reader.id(body, "visitorId");
        String session = Reader.id(body, "sessionId");
        if (visitor.isEmpty() || session.isEmpty()) {
            return new Anonymous();
        }
        List<Raw> events = body.get("events").orElse(Raw.Items.UNSEEN) instanceof Raw.Items(List<Raw> items) ? items
                : List.of();
        if (events.size() > ConvexDialect.EVENTS_MAX) {
            return new TooLarge();
        }
        Map<Member, Raw> shared = Map.of(Member.VISITOR, Raw.text(visitor), Member.SESSION, Raw.text(session),
                Member.CONTEXT, Reader.context(body));
        Translation translation = new Translation(visitor, session);
        List<Claims.Item> claims = new ArrayList<>();
        events.forEach(event -> translation.claim(event).ifPresent(claims::add));
        return new Read(events.size(), new Claims(Reader.CUSTOMS, shared, claims, List.of()));
    }

    /// Reads what stands beside the events.
    final class Reader {
        private static final int PROPERTIES_MAX = 32;
        private static final int PROPERTY_NAME_MAX = 256;
        /// Ids are texts of any kind, and what is wrong with a property is wrong with it alone.
        private static final Customs CUSTOMS = new Customs(new PersonIds(Limits.ID_MAX, false), Limits.NAME_MAX,
                new PropertyRule(PROPERTIES_MAX, PROPERTY_NAME_MAX, Limits.PROPERTY_TEXT_MAX, false),
                Limits.CLOCK_AHEAD_MAX, Ages.BY_SITE, DailyRule.FOOTFALL);
        private static final Map<String, String> CONTEXT = Map.of("device", "device", "browser", "browser", "os", "os",
                "country", "country", "utmSource", "utm_source", "utmMedium", "utm_medium", "utmCampaign",
                "utm_campaign");
        private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

        private Reader() {}

        private static Raw context(Raw.Members body) {
            Map<String, Raw> context = new LinkedHashMap<>();
            if (body.get("context").orElse(Raw.Items.UNSEEN) instanceof Raw.Members sent) {
                CONTEXT.forEach((theirs, ours) -> sent.text(theirs)
                        .filter(text -> !theirs.equals("country") || COUNTRY.matcher(text.strip()).matches())
                        .ifPresent(text -> context.put(ours, Raw.text(CleanText.cut(text, Limits.CONTEXT_TEXT_MAX)))));
            }
            return Raw.Members.of(context);
        }

        /// An id as text; "" if it is none.
        private static String id(Raw.Members body, String name) {
            String id = switch (body.get(name).orElse(Raw.Items.UNSEEN)) {
                case Raw.Scalar(Value.Text(String text)) -> text.strip();
                case Raw.Scalar(Value.Num(BigDecimal number)) when Math.abs(number.scale()) <= Limits.ID_MAX ->
                        number.toPlainString();
                case Raw.Scalar(Value.Flag(boolean flag)) -> Boolean.toString(flag);
                case Raw other -> "";
            };
            return CleanText.length(id) <= Limits.ID_MAX ? id : "";
        }
    }
}
