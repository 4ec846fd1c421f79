package footfall.wire.convex;

import footfall.admission.Claims;
import footfall.admission.Limits;
import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.event.Value;
import footfall.page.CleanText;
import footfall.wire.ContentId;
import footfall.wire.ContentIds;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Translates the events of one batch, in order: who identifies is the user of what follows. Used by one thread.
final class Translation {
    private final String visitor;
    private final String session;
    private final ContentIds ids = new ContentIds();
    private @Nullable Raw user;

    Translation(String visitor, String session) {
        this.visitor = visitor;
        this.session = session;
    }

    /// The claim that an event makes; empty if it is no event.
    Optional<Claims.Item> claim(Raw sent) {
        return sent instanceof Raw.Members event ? event.text("type").flatMap(type -> claim(event, type))
                : Optional.empty();
    }

    private Optional<Claims.Item> claim(Raw.Members event, String type) {
        Optional<Map<Member, Raw>> kind = switch (type) {
            case "pageview" -> Optional.of(typed("pageview"));
            case "track" -> event.text("name").map(String::strip).filter(name -> !name.isEmpty())
                    .map(Translation::named);
            case "identify" -> Optional.of(identify(event));
            default -> Optional.empty();
        };
        kind.ifPresent(claim -> fill(claim, event));
        return kind.map(Claims.Item.Event::new);
    }

    /// Without a user it is an event like others.
    private Map<Member, Raw> identify(Raw.Members event) {
        String id = event.text("userId").map(String::strip).orElse("");
        if (id.isEmpty()) {
            return named("identify");
        }
        user = Raw.text(CleanText.cut(id, Limits.ID_MAX));
        return typed("identify");
    }

    private void fill(Map<Member, Raw> claim, Raw.Members event) {
        if (user != null) {
            claim.put(Member.USER, user);
        }
        event.text("path").ifPresent(path -> claim.put(Member.PATH, Raw.text(CleanText.cut(path, Limits.PATH_MAX))));
        event.text("title").ifPresent(title -> claim.put(Member.TITLE, Raw.text(title)));
        event.text("referrer").ifPresent(referrer -> claim.put(Member.REFERRER, Raw.text(referrer)));
        event.get("properties").filter(Raw.Members.class::isInstance)
                .ifPresent(properties -> claim.put(isIdentify(claim) ? Member.TRAITS : Member.PROPERTIES, properties));
        event.get("occurredAt").filter(Translation::isNumber).ifPresent(at -> {
            claim.put(Member.AT, at);
            claim.put(Member.ID, Raw.text(id(claim).toString()));
        });
    }

    private static boolean isIdentify(Map<Member, Raw> claim) {
        return Raw.text("identify").equals(claim.get(Member.TYPE));
    }

    private static Map<Member, Raw> typed(String type) {
        Map<Member, Raw> claim = new EnumMap<>(Member.class);
        claim.put(Member.TYPE, Raw.text(type));
        return claim;
    }

    private static Map<Member, Raw> named(String name) {
        Map<Member, Raw> claim = typed("event");
        claim.put(Member.NAME, Raw.text(name));
        return claim;
    }

    /// The same for an event that is sent again; another one for each of those that are equal within a batch.
    private UUID id(Map<Member, Raw> claim) {
        ContentId content = ids.of(claim, visitor, session);
        return content.nth(ids.before(content));
    }

    private static boolean isNumber(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Num _);
    }
}
