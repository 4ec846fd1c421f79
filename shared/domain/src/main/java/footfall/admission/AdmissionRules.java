package footfall.admission;

import footfall.event.Arrival;
import footfall.event.Event;
import footfall.event.EventId;
import footfall.event.Place;
import footfall.event.Sending;
import footfall.event.SkipReason;
import footfall.event.Source;
import footfall.event.Value;
import footfall.event.What;
import footfall.event.Who;
import footfall.site.DoorRules;
import footfall.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns the claims of one request into admissions, each by itself. Used by one thread.
public final class AdmissionRules {
    private final Claims claims;
    private final Map<Member, Raw> defaults;
    private final Reception reception;
    private final Locations locations;
    private final @Nullable Context shared;
    private final DailyVisitors daily;
    private final Supplier<EventId> ids;
    private final List<String> warnings;

    /// @param receivedAt our time, to the millisecond
    /// @param daily      knows daily ids
    /// @param ids        makes the ids of events that have none
    public AdmissionRules(Site site, boolean trusted, Sender sender, Instant receivedAt, Claims claims,
                          DailyVisitors daily, Supplier<EventId> ids) {
        Findings findings = new Findings();
        this.claims = claims;
        this.defaults = new EnumMap<>(Member.class);
        this.defaults.putAll(claims.shared());
        this.defaults.keySet().removeAll(Claims.OF_THE_REQUEST);
        this.reception = Reception.of(site, claims.customs(), trusted, sender, receivedAt,
                Claim.of(claims.shared(), findings));
        this.locations = new Locations(reception.site().pages());
        this.shared = context(defaults);
        this.daily = daily;
        this.ids = ids;
        this.warnings = new ArrayList<>(claims.warnings());
        warn("", findings.warnings());
    }

    /// What all events share, if nothing is wrong with it that each of them must be told.
    private static @Nullable Context context(Map<Member, Raw> defaults) {
        Findings findings = new Findings();
        Context context = Context.read(Claim.of(defaults, findings));
        return findings.isEmpty() ? context : null;
    }

    private Context context(Claim<Member> claim) {
        return shared != null && !claim.hasOwn(Member.CONTEXT) ? shared : Context.read(claim);
    }

    /// Whether what would be accepted is dropped instead, because the client wants privacy and the site honours it so.
    public boolean isDropped() {
        return reception.isDropped();
    }

    /// What becomes of one claim.
    public Admission admit(int index) {
        return switch (claims.events().get(index)) {
            case Claims.Item.NoObject(Raw raw) -> Admission.Rejected.of(RejectCode.NOT_AN_OBJECT, "event", raw.brief());
            case Claims.Item.Event(Map<Member, Raw> members) -> admit(members, index);
        };
    }

    private Admission admit(Map<Member, Raw> members, int index) {
        Findings findings = new Findings();
        Admission admission = admit(Claim.of(members, defaults, findings), index, findings);
        if (findings.hasWarnings() && warnings.size() < Limits.WARNINGS_MAX) {
            warn("events[" + index + "].", findings.warnings());
        }
        return admission;
    }

    /// What is strange, but no reason to refuse; complete once every claim was judged.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Admission admit(Claim<Member> claim, int index, Findings findings) {
        What what = Whats.read(claim, index, reception);
        Optional<EventId> given = Ids.event(claim);
        Optional<RetryGuard> guard = RetryGuard.of(claim, reception);
        Times times = Times.read(claim, reception, guard);
        People people = People.read(claim, what, reception);
        Locations.Location location = locations.read(claim);
        Context context = context(claim);
        Sender sender = sender(claim);
        Place place = context.place(isElsewhere(claim, sender) ? sender.nowhere() : sender);
        Source source = context.source(location.source());
        Map<String, Value> properties = Properties.read(claim, Member.PROPERTIES, reception);
        Map<String, String> groups = what instanceof What.Assign ? Map.of()
                : Groups.read(claim, reception.customs().people());
        Optional<Admission.Rejected> refused = blocked(claim, people, sender).or(findings::refused);
        if (refused.isPresent()) {
            return refused.get();
        }
        Who who = people.who(times.at(), reception, sender, daily);
        EventId id = given.or(() -> Ids.ofContent(claim, who.visitor()))
                .or(() -> guard.map(once -> once.id(who.visitor()))).orElseGet(ids);
        Event event = new Event(id, times.at(), times.claimedAt(id), reception.receivedAt(), times.clamped(),
                shown(what), who, location.page(), source, context.technology(), shown(place), properties, groups);
        boolean own = !who.visitor().isEmpty() && who.visitor().equals(people.visitor());
        return EventSize.isOver(event, Limits.EVENT_BYTES_MAX)
                ? Admission.Rejected.of(RejectCode.EVENT_TOO_LARGE, "event", EventSize.bytes(event) + " bytes")
                : new Admission.Accepted(event, sending(claim, event, own, sender, guard), sender, own);
    }

    /// What only tells of a person or a group is of no daily visitor: a server's retry may come from another address.
    private static Event told(Event event) {
        return event.what().onlyTells() ? event.by(new Who("", "", event.who().user(), false)) : event;
    }

    private Sending sending(Claim<Member> claim, Event event, boolean own, Sender sender, Optional<RetryGuard> guard) {
        return claim.get(Member.UNKEPT).map(Raw::brief).flatMap(SkipReason::of)
                .<Sending>map(reason -> new Sending.Unkept(event.id(), event.receivedAt(), reason))
                .orElseGet(() -> new Arrival(own ? event : told(event), sender.userAgent(), reception.trusted(),
                        guard.map(once -> once.twins(event.who().visitor())).orElse(List.of())));
    }

    /// What the site takes nothing of, whatever else is wrong with it.
    private Optional<Admission.Rejected> blocked(Claim<Member> claim, People people, Sender sender) {
        DoorRules doors = reception.site().ingest().doors();
        if (!doors.blocksAnybody()) {
            return Optional.empty();
        }
        if (doors.blocksProfile(people.user()) || doors.blocksProfile(people.visitor())
                || claim.get(Member.PROFILE).map(Ids::text).filter(doors::blocksProfile).isPresent()) {
            return Optional.of(Admission.Rejected.of(RejectCode.PROFILE_BLOCKED, "user", "blocked"));
        }
        boolean address = sender != reception.sender() && doors.blocksAddress(sender.address())
                || claim.get(Member.LOCATED_AT).map(Ids::text).filter(doors::blocksAddress).isPresent();
        return address ? Optional.of(Admission.Rejected.of(RejectCode.ADDRESS_BLOCKED, "address", "blocked"))
                : Optional.empty();
    }

    /// Whether the connection does not tell the country of whom the event is about.
    private static boolean isElsewhere(Claim<Member> claim, Sender sender) {
        return claim.isFalse(Member.LOCATED)
                || claim.get(Member.LOCATED_AT).filter(told -> !Ids.text(told).equals(sender.address())).isPresent();
    }

    private Sender sender(Claim<Member> claim) {
        String address = claim.get(Member.ADDRESS).map(Ids::text).orElse("");
        return address.isEmpty() ? reception.sender() : reception.sender().at(address);
    }

    private What shown(What what) {
        return !reception.isAnonymous() ? what : switch (what) {
            case What.Identify _ -> new What.Identify(Map.of());
            case What.Assign _ -> new What.Assign(List.of());
            case What.PageView _, What.Custom _, What.Request _, What.Engagement _, What.Increment _, What.Group _ ->
                    what;
        };
    }

    private Place shown(Place place) {
        return reception.isAnonymous()
                ? new Place(place.country(), place.region(), "", place.language(), place.screen()) : place;
    }

    private void warn(String path, List<String> found) {
        for (int i = 0; i < found.size() && warnings.size() < Limits.WARNINGS_MAX; i++) {
            warnings.add(path + found.get(i));
        }
    }
}
