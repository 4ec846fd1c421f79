package footfall.wire.posthog;

import footfall.page.CleanText;
import java.util.Locale;
import java.util.Set;

/// Who did it. Nobody is linked or profiled who does not want to be, or whose id is one that many share.
///
/// @param id      as the client calls who did it; "" if nobody is to be known by it
/// @param visitor the browser or app, which stays the same when somebody signs in or out, where the client tells it;
///                "" if the daily id of the connection is to be taken
/// @param user    "" if there is no profile
record Persona(String id, String visitor, String user) {
    /// An id of a person, in code points.
    static final int ID_MAX = 200;
    private static final Set<String> DUDS = Set.of("0", "00000000-0000-0000-0000-000000000000", "[object object]",
            "anonymous", "anonymous-user", "backend", "distinct_id", "distinctid", "email", "false", "guest", "id",
            "nan", "none", "not_authenticated", "null", "system", "true", "undefined", "user");

    static Persona of(Sent sent) {
        if (sent.is(Known.COOKIELESS_MODE)) {
            return new Persona("", "", "");
        }
        String id = id(sent.distinctId());
        String device = id(sent.text(Known.DEVICE_ID));
        if (isDud(id) || sent.isNot(Known.PERSON_PROFILE)) {
            return new Persona(id, linked(device, id), "");
        }
        return switch (sent.event()) {
            case "$identify" -> new Persona(id, linked(device, linked(id(sent.text(Known.ANON_DISTINCT_ID)), id)), id);
            case "$create_alias", "$merge_dangerously" -> aliased(sent, id, device);
            case String other -> new Persona(id, linked(device, id), user(sent, id, device));
        };
    }

    /// Whether many people share the id.
    boolean isDud() {
        return isDud(id);
    }

    /// Whether an id is neither that of the visitor nor of the user, so that nothing tells it.
    boolean isUntold() {
        return !id.isEmpty() && !id.equals(visitor) && !id.equals(user);
    }

    private static boolean isDud(String id) {
        return DUDS.contains(id.strip().toLowerCase(Locale.ROOT));
    }

    /// The other id of the same person, by which a visit goes on; the same one if there is none.
    private static String linked(String other, String id) {
        return other.isEmpty() || isDud(other) ? id : other;
    }

    /// A page tells the name that who is in front of it gets; a server, another id of who it knows.
    private static Persona aliased(Sent sent, String id, String device) {
        String alias = linked(id(sent.text(Known.ALIAS)), id);
        return isAnonymous(sent, id, device) ? new Persona(id, linked(device, id), alias) : new Persona(id, alias, id);
    }

    private static String user(Sent sent, String id, String device) {
        String known = id(sent.text(Known.USER_ID));
        if (!known.isEmpty() && !isDud(known)) {
            return known;
        }
        return isAnonymous(sent, id, device) ? "" : id;
    }

    private static boolean isAnonymous(Sent sent, String id, String device) {
        return sent.isNot(Known.IS_IDENTIFIED) || id.equals(device);
    }

    private static String id(String text) {
        return CleanText.cut(CleanText.of(text.replace('\0', '\uFFFD')).strip(), ID_MAX);
    }
}
