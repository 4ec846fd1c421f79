package footfall.memory;

import footfall.port.UploadStore;
import footfall.site.SiteId;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Uploads in a map. A place is `memory:/site/id?bytes&until`, and whoever knows it puts by `put`.
public final class MemoryUploadStore implements UploadStore {
    private final Map<String, byte[]> bodies = new HashMap<>();
    private final Map<String, URI> places = new HashMap<>();

    @Override
    public synchronized URI place(SiteId site, String id, int bytes, Instant expires) {
        URI place = URI.create("memory:/" + site + "/" + id + "?" + bytes + "&" + expires.toEpochMilli());
        places.put(place.toString(), place);
        return place;
    }

    /// Puts a body as a client would.
    ///
    /// @return whether it is taken
    public synchronized boolean put(URI place, byte[] body, Instant now) {
        String text = place.toString();
        int query = text.indexOf('?');
        boolean fits = places.containsKey(text) && text.substring(query + 1).split("&")[0]
                .equals(Integer.toString(body.length))
                && now.toEpochMilli() < Long.parseLong(text.substring(text.indexOf('&') + 1));
        if (fits) {
            bodies.put(text.substring("memory:/".length(), query), body.clone());
        }
        return fits;
    }

    @Override
    public synchronized Optional<byte[]> read(SiteId site, String id) {
        return Optional.ofNullable(bodies.get(site + "/" + id)).map(byte[]::clone);
    }

    @Override
    public synchronized void delete(SiteId site, String id) {
        bodies.remove(site + "/" + id);
    }

    /// How many bodies there are.
    public synchronized int size() {
        return bodies.size();
    }
}
