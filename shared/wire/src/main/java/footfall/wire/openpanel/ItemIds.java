package footfall.wire.openpanel;

import footfall.admission.Member;
import footfall.admission.Raw;
import footfall.edge.Request;
import footfall.event.EventId;
import footfall.wire.ContentId;
import footfall.wire.ContentIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By what the items of a request are known when they are sent again. For one request; used by one thread.
final class ItemIds {
    private static final int ID_MAX = 64;
    private static final Set<String> KNOWN = Set.of("name", "properties", "profileId", "groups", "firstName",
            "lastName", "email", "avatar", "property", "value", "id", "type", "groupIds");

    /// An id is kept, and there are too few addresses for a hash to hide one. Who is at another one is another device.
    private static final ContentIds.Counted TELLING = (_, _, name) -> !name.equals("__ip");
    /// What a payload says in members that somebody knows, without its time, which may be written in several ways.
    private static final ContentIds.Counted OF_PAYLOAD = (depth, owner, name) -> depth == 0 ? KNOWN.contains(name)
            : !name.equals("__ip") && !(depth == 1 && owner.equals("properties") && name.equals("__timestamp"));

    private final Known untold;
    private final List<Raw> body;
    private @Nullable String bodyHash;
    private final ContentIds ids = new ContentIds();

    /// @param body by which an item is known that tells no time; a list of none or one: else it is known by `untold`
    private ItemIds(Known untold, List<Raw> body) {
        this.untold = untold;
        this.body = body;
    }

    /// What an event is known by.
    sealed interface Known {
        /// An id that the client gave it, or its place in a body.
        record ById(String text) implements Known {}

        /// What it is, whose it is and when it happened.
        record ByContent(String text) implements Known {}

        /// What it is and whose, for as long as the site guards against retries.
        record AtOnce(String text) implements Known {}

        /// Nothing: it is a new one.
        record ByNothing() implements Known {}

        /// Says it in a claim.
        ///
        /// @param part tells several claims of an item apart
        default void put(Map<Member, Raw> claim, String part) {
            switch (this) {
                case ById(String text) -> claim.put(Member.ID, Raw.text(EventId.of(text + part).toString()));
                case ByContent(String text) -> claim.put(Member.CONTENT, Raw.text(text + part));
                case AtOnce(String text) -> claim.put(Member.ONCE, Raw.text(text + part));
                case ByNothing _ -> { }
            }
        }
    }

    /// Of a request with one item: a page's may be a retry, a server's is not.
    static ItemIds ofOne(Request request, Raw.Members item) {
        Optional<String> origin = request.header("origin");
        boolean guarded = origin.isPresent() && request.header("openpanel-client-id").isPresent();
        return new ItemIds(guarded
                ? new Known.AtOnce(new ContentIds().of(TELLING, item, "op:v1:once", origin.get()).hash())
                : new Known.ByNothing(), List.of());
    }

    /// Of a batch: where one item tells a time, those that tell none are known by the whole.
    ///
    /// @param put whether it was put beside the gateway, from where it may be read again: then it is known as a whole
    static ItemIds ofBatch(Raw.Items items, boolean put) {
        boolean timed = put || items.items().stream().anyMatch(item -> item instanceof Raw.Members members
                && members.get("payload").orElse(Raw.Items.UNSEEN) instanceof Raw.Members payload
                && Timestamps.of(payload).isPresent());
        return new ItemIds(new Known.ByNothing(), timed ? List.of(items) : List.of());
    }

    /// @param at what the payload tells of its time
    Known of(Raw.Members item, Raw.Members payload, OptionalLong at, int index) {
        Optional<String> given = given(item, payload);
        if (given.isPresent()) {
            return new Known.ById("op:id:" + given.get());
        }
        if (at.isPresent()) {
            ContentId content = ids.of(OF_PAYLOAD, payload, "op:v1", item.text("type").orElse(""),
                    Long.toString(at.getAsLong()));
            return new Known.ByContent(content.hash() + "/" + ids.before(content));
        }
        return body.isEmpty() ? untold : new Known.ById("op:row:" + bodyHash() + "/" + index);
    }

    /// Asked for only if an item needs it.
    private String bodyHash() {
        if (bodyHash == null) {
            bodyHash = ids.of(TELLING, body.getFirst(), "op:v1:body").hash();
        }
        return bodyHash;
    }

    private static Optional<String> given(Raw.Members item, Raw.Members payload) {
        Raw.Members properties = Translation.properties(payload);
        return given(item, "messageId").or(() -> given(item, "insertId")).or(() -> given(payload, "messageId"))
                .or(() -> given(payload, "insertId")).or(() -> given(properties, "__insertId"))
                .or(() -> given(properties, "$insert_id"));
    }

    private static Optional<String> given(Raw.Members members, String name) {
        return members.text(name).filter(id -> !id.isEmpty() && id.length() <= ID_MAX);
    }
}
