package footfall.wire.posthog;

import footfall.admission.Claims;
import footfall.admission.Customs;
import footfall.admission.Customs.Ages;
import footfall.admission.Customs.PersonIds;
import footfall.admission.Customs.PropertyRule;
import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.identity.DailyRule;
import footfall.page.CleanText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Translates their vocabulary into claims.
final class Translation {
    /// A name of an event, in code points.
    static final int NAME_MAX = 200;
    /// How far ahead a clock is believed.
    static final Duration CLOCK_AHEAD_MAX = Duration.ofHours(23);
    private static final int PROPERTIES_MAX = 1_000;
    private static final int PROPERTY_NAME_MAX = 400;
    private static final Set<Member> OF_PERSON = Set.of(Member.VISITOR, Member.USER, Member.SESSION);
    /// All else a server reports of somebody, and does not visit itself, unless it tells the visit.
    private static final Set<String> OF_PAGES = Set.of("$pageview", "$screen", "$pageleave");
    private static final int PERCENT = 100;
    private static final int MS = 1_000;

    private Translation() {}

    /// What is good in this dialect. A text is bounded by its event alone: points of heatmaps are one.
    ///
    /// @param clockAhead how far ahead of our clock a time is believed
    static Customs customs(Duration clockAhead) {
        return new Customs(new PersonIds(Persona.ID_MAX, false), NAME_MAX,
                new PropertyRule(PROPERTIES_MAX, PROPERTY_NAME_MAX, Limits.EVENT_BYTES_MAX, false), clockAhead,
                Ages.HISTORICAL, DailyRule.FOOTFALL);
    }

    /// What an event is to us.
    static Translated of(Sent sent) {
        return switch (sent.event()) {
            case "$snapshot", "$$client_ingestion_warning", "$performance_event" -> new Translated.Ignored();
            case String other -> claim(sent, Persona.of(sent));
        };
    }

    private static Translated claim(Sent sent, Persona who) {
        Map<Member, Raw> claim = new EnumMap<>(Member.class);
        put(claim, Member.ID, sent.id());
        claim.put(Member.AT, sent.moment().at());
        claim.put(Member.CLAIMED_AT, sent.moment().claimed());
        put(claim, Member.VISITOR, who.visitor());
        put(claim, Member.USER, who.user());
        String session = sent.is(Known.COOKIELESS_MODE) ? "" : sent.text(Known.SESSION_ID);
        put(claim, Member.SESSION, CleanText.cut(CleanText.of(session).strip(), Persona.ID_MAX));
        boolean server = sent.told().isOfServer();
        if (server && !claim.containsKey(Member.SESSION) && !OF_PAGES.contains(sent.event())) {
            claim.put(Member.VISITS, Values.flag(false));
        }
        new Surroundings(sent, server).put(claim);
        if (sent.is(Known.GEOIP_DISABLE)) {
            claim.put(Member.LOCATED, Values.flag(false));
        }
        if (!sent.text(Known.IP).isEmpty()) {
            claim.put(Member.LOCATED_AT, Raw.text(sent.text(Known.IP)));
        }
        Groups groups = Groups.of(sent);
        if (!groups.ids().members().isEmpty()) {
            claim.put(Member.GROUPS, groups.ids());
        }
        boolean profiled = !who.user().isEmpty();
        Map<String, Raw> properties = new Properties(server, profiled, groups.whole()).of(sent.told());
        if (who.isUntold()) {
            properties.put(Known.DISTINCT_ID.wire(), Raw.text(who.id()));
        }
        what(sent, profiled, claim, properties);
        claim.put(Member.PROPERTIES, Raw.Members.of(properties));
        return new Translated.Claim(new Claims.Item.Event(claim),
                who.isDud() ? "person_processing_disabled" : "");
    }

    private static void put(Map<Member, Raw> claim, Member name, String text) {
        if (!text.isEmpty()) {
            claim.put(name, Raw.text(text));
        }
    }

    /// What happened. An event that is none of a visitor's, such as traits that a server sets, is no part of a visit;
    /// one that has no name of its own in our words keeps theirs as a property.
    private static void what(Sent sent, boolean profiled, Map<Member, Raw> claim, Map<String, Raw> properties) {
        switch (sent.event()) {
            case "$pageview" -> claim.put(Member.TYPE, Raw.text("pageview"));
            case "$screen" -> type("pageview", sent, claim, properties);
            case "$pageleave" -> {
                claim.put(Member.TYPE, Raw.text("engagement"));
                engagement(sent, claim);
            }
            case "$$heatmap" -> {
                type("engagement", sent, claim, properties);
                claim.put(Member.ENGAGED_MS, Values.number(0));
                claim.put(Member.VISITS, Values.flag(false));
            }
            case "$identify" -> traits(sent, profiled, claim, properties);
            case "$set", "$create_alias", "$merge_dangerously" -> {
                traits(sent, profiled, claim, properties);
                claim.put(Member.VISITS, Values.flag(false));
            }
            case "$groupidentify" -> {
                group(sent, claim, properties);
                claim.put(Member.VISITS, Values.flag(false));
            }
            case String other -> custom(sent, claim);
        }
    }

    private static void type(String type, Sent sent, Map<Member, Raw> claim, Map<String, Raw> properties) {
        claim.put(Member.TYPE, Raw.text(type));
        properties.put("$event", Raw.text(sent.event()));
    }

    private static void custom(Sent sent, Map<Member, Raw> claim) {
        claim.put(Member.TYPE, Raw.text("event"));
        claim.put(Member.NAME, Raw.text(CleanText.cut(CleanText.of(sent.event()).strip(), NAME_MAX)));
    }

    private static void traits(Sent sent, boolean profiled, Map<Member, Raw> claim, Map<String, Raw> properties) {
        if (!profiled) {
            custom(sent, claim);
            return;
        }
        type("identify", sent, claim, properties);
        claim.put(Member.TRAITS, Values.flat(Values.members(sent.property(Known.SET))));
        properties.remove(Known.SET.wire());
    }

    /// What is told of a group is nobody's doing.
    private static void group(Sent sent, Map<Member, Raw> claim, Map<String, Raw> properties) {
        Optional<Raw.Members> group = Groups.told(sent);
        if (group.isEmpty()) {
            custom(sent, claim);
            return;
        }
        claim.keySet().removeAll(OF_PERSON);
        claim.put(Member.TYPE, Raw.text("group"));
        claim.put(Member.GROUP, group.get());
        properties.clear();
        properties.putAll(Values.flat(Values.members(sent.property(Known.GROUP_SET))).members());
    }

    private static void engagement(Sent sent, Map<Member, Raw> claim) {
        claim.put(Member.ENGAGED_MS, bounded(sent, Known.PAGE_DURATION, MS, Limits.ENGAGED_MAX_MS));
        claim.put(Member.SCROLL_ADD_PCT, bounded(sent, Known.PAGE_SCROLL, PERCENT, PERCENT));
    }

    private static Raw bounded(Sent sent, Known property, int factor, int max) {
        BigDecimal number = Values.number(sent.property(property)).orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(factor));
        return Values.number(number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(max)).longValue());
    }
}
