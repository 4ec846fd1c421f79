package footfall.wire.openpanel;

import footfall.admission.Raw;
import footfall.edge.Body;
import footfall.edge.Json;
import footfall.edge.Reply;
import footfall.edge.Request;
import footfall.event.Value;
import footfall.wire.Dialect;
import footfall.wire.JsonReader;
import footfall.wire.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `POST /track/batch/upload`: a place for a batch that does not fit through the gateway, plain or gzipped; then
/// `POST /track/batch` with its name. The bytes that will be put are told before, so that no more can be.
final class UploadedBatch {
    static final List<Dialect.Place> PLACES = List.of(new Dialect.Place("POST", "/track/batch/upload"),
            new Dialect.Place("POST", "/api/track/batch/upload"));
    private static final String UPLOAD = "upload";
    private static final String BYTES = "bytes";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private UploadedBatch() {}

    static boolean isWanted(Request request) {
        return request.path().endsWith("/" + UPLOAD);
    }

    static Reading wanted(Request request, Raw.Members body) {
        Form form = new Form(body).whole(BYTES, 1, Body.INFLATED_MAX_BYTES);
        Credentials credentials = Credentials.of(request, body);
        return form.fault().map(OpenPanelDialect::unfit).orElseGet(() -> credentials.isFormed()
                ? new Reading.Wanted(credentials.presented(), bytes(body), UploadedBatch::told)
                : new Reading.Told(Refusals.unformed()));
    }

    private static int bytes(Raw.Members body) {
        return body.get(BYTES).map(raw -> ((Value.Num) ((Raw.Scalar) raw).value()).number())
                .map(BigDecimal::intValueExact).orElseThrow();
    }

    private static Reply told(Reading.Place place) {
        return Reply.json(200, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("uploadId", place.id());
            json.writeStringField("url", place.url().toString());
            json.writeStringField("expiresAt", place.expires().toString());
            json.writeEndObject();
        }));
    }

    static boolean isNamed(Raw.Members body) {
        return !body.members().containsKey("events") && body.text(UPLOAD).isPresent();
    }

    /// @param batch reads the members of the body that was put
    static Reading named(Request request, Raw.Members body, Function<Raw.Members, Reading> batch) {
        Credentials credentials = Credentials.of(request, body);
        if (!credentials.isFormed()) {
            return new Reading.Told(Refusals.unformed());
        }
        String id = body.text(UPLOAD).orElse("");
        return ID.matcher(id).matches() ? new Reading.Uploaded(credentials.presented(), id, new Put(request, batch))
                : new Reading.Told(unknown());
    }

    private static Reply unknown() {
        return Refusals.of(400, "", "upload is unknown: nothing was put there, its day is over, or it was read");
    }

    private record Put(Request request, Function<Raw.Members, Reading> batch) implements Reading.Upload {
        @Override
        public Reading read(byte[] body) {
            boolean gzipped = body.length > 1 && body[0] == GZIP[0] && body[1] == GZIP[1];
            return switch (gzipped ? Body.undone(body, Body::gunzip) : Body.capped(body)) {
                case Body.Read.Refused(var problem) ->
                        new Reading.Told(OpenPanelDialect.MANNERS.refused(request, problem));
                case Body.Read.Done(byte[] plain) -> switch (JsonReader.read(plain)) {
                    case JsonReader.Parsed.Malformed _ -> new Reading.Told(Refusals.notJson(OpenPanelDialect.NOT_JSON));
                    case JsonReader.Parsed.Tree(Raw.Members members) -> batch.apply(members);
                    case JsonReader.Parsed.Tree(Raw other) ->
                            OpenPanelDialect.unfit(Fault.kind(List.of(), "object", Form.kind(other)));
                };
            };
        }

        @Override
        public Reply none() {
            return unknown();
        }
    }
}
