package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.edge.Manners;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.wire.Addresses;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `POST /track`, one event, and `POST /track/batch`, up to 2,000; both also below `/api`. What is no event is told
/// before anybody asks who sends it.
public final class OpenPanelDialect implements Dialect {
    static final String EVENT_ID = "footfall-event-id";
    static final String NOT_JSON = "Body is not valid JSON but content-type is set to 'application/json'";
    private static final String EMPTY = "Body cannot be empty when content-type is set to 'application/json'";
    private static final int ITEMS_MAX = 2_000;
    private static final String BATCH = "/batch";
    private static final List<Place> PLACES = List.of(new Place("POST", "/track"), new Place("POST", "/api/track"),
            new Place("POST", "/track" + BATCH), new Place("POST", "/api/track" + BATCH));
    private static final List<String> OF_OURS = List.of("openpanel-client-id", "mixan-client-id", "openpanel-sdk-name");
    private static final List<String> OF_POSTHOG = List.of("api_key", "token", "event", "batch");
    static final Manners MANNERS = new OpenPanelManners();

    private final KnownAgents agents;
    private final boolean uploads;

    /// @param agents  knows bots
    /// @param uploads whether bodies may be put beside the gateway
    public OpenPanelDialect(KnownAgents agents, boolean uploads) {
        this.agents = agents;
        this.uploads = uploads;
    }

    @Override
    public List<Place> places() {
        return uploads ? Stream.concat(PLACES.stream(), UploadedBatch.PLACES.stream()).toList() : PLACES;
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    /// The SDKs of servers, and proxies, tell for whom they send.
    @Override
    public Optional<String> address(Request request) {
        return addressOf(request);
    }

    static Optional<String> addressOf(Request request) {
        return request.header("openpanel-client-ip").flatMap(Addresses::publicOne);
    }

    /// `/track` is a path of PostHog's oldest clients too: their events name a key and no type.
    @Override
    public boolean speaks(Request request) {
        return OF_OURS.stream().anyMatch(header -> request.header(header).isPresent())
                || !(JsonReader.read(request.body()) instanceof JsonReader.Parsed.Tree(Raw root)) || !isOfPosthog(root);
    }

    private static boolean isOfPosthog(Raw root) {
        return switch (root) {
            case Raw.Members body -> !body.members().containsKey("type")
                    && OF_POSTHOG.stream().anyMatch(body.members()::containsKey);
            case Raw.Items(List<Raw> items) -> !items.isEmpty() && items.getFirst() instanceof Raw.Members
                    && isOfPosthog(items.getFirst());
            case Raw.Scalar _ -> false;
        };
    }

    @Override
    public boolean wantsOriginOrSecret() {
        return true;
    }

    @Override
    public Reading read(Request request, Map<String, String> path) {
        if (request.body().length == 0) {
            return new Reading.Told(Refusals.notJson(EMPTY));
        }
        return switch (JsonReader.read(request.body())) {
            case JsonReader.Parsed.Malformed _ -> new Reading.Told(Refusals.notJson(NOT_JSON));
            case JsonReader.Parsed.Tree(Raw.Members body) -> read(request, body);
            case JsonReader.Parsed.Tree(Raw other) -> unfit(Fault.kind(List.of(), "object", Form.kind(other)));
        };
    }

    private Reading read(Request request, Raw.Members body) {
        String agent = request.header("user-agent").orElse("");
        if (uploads && UploadedBatch.isWanted(request)) {
            return UploadedBatch.wanted(request, body);
        }
        if (request.path().endsWith(BATCH)) {
            return uploads && UploadedBatch.isNamed(body) ? UploadedBatch.named(request, body, put ->
                    batch(request, put, "events", agent, true)) : batch(request, body, "events", agent, false);
        }
        if (body.text("type").equals(Optional.of("batch"))) {
            return batch(request, body, "payload", agent, false);
        }
        return ItemCheck.of(body).map(OpenPanelDialect::unfit).orElseGet(() -> {
            Rows rows = new Rows(new Translation(ItemIds.ofOne(request, body), agent,
                    request.receivedAt()));
            rows.add(body);
            return claimed(request, body, rows, new SingleAnswer(request, body, rows, agents, MANNERS));
        });
    }

    /// @param put whether the body was put beside the gateway
    private static Reading batch(Request request, Raw.Members body, String member, String agent, boolean put) {
        if (!(body.members().get(member) instanceof Raw.Items items)) {
            return unfit(Fault.kind(List.of(member), "array", Form.kind(body.members().get(member))));
        }
        int count = items.items().size();
        if (count == 0) {
            return unfit(new Fault(List.of(member), "Too small: expected array to have >=1 items"));
        }
        if (count > ITEMS_MAX) {
            return unfit(new Fault(List.of(member), "Too big: expected array to have <=" + ITEMS_MAX + " items"));
        }
        Rows rows = new Rows(new Translation(ItemIds.ofBatch(items, put), agent, request.receivedAt()));
        items.items().forEach(item -> ItemCheck.of(item)
                .ifPresentOrElse(rows::addUnfit, () -> rows.add((Raw.Members) item)));
        boolean withIds = List.of(request.query().getOrDefault("include", "").split(",")).contains("ids");
        return claimed(request, body, rows, new BatchAnswer(rows, withIds));
    }

    private static Reading claimed(Request request, Raw.Members body, Rows rows, Reading.Answer answer) {
        Credentials credentials = Credentials.of(request, body);
        return credentials.isFormed() ? new Reading.Claimed(credentials.presented(), rows.claims(), answer)
                : told(Refusals.unformed());
    }

    static Reading unfit(Fault fault) {
        return told(Refusals.schema(fault));
    }

    private static Reading told(Reply reply) {
        return new Reading.Told(reply);
    }
}
