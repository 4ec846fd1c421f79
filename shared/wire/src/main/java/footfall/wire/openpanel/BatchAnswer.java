package footfall.wire.openpanel;

import com.fasterxml.jackson.core.JsonGenerator;
import footfall.admission.Admission;
import footfall.admission.Outcome;
import footfall.edge.Json;
import footfall.edge.Reply;
import footfall.event.Event;
import footfall.wire.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer to a batch: how many items were taken, and why the others were not. It is 202 whatever became of them.
///
/// @param withIds whether the ids of what was taken are wanted
record BatchAnswer(Rows rows, boolean withIds) implements Reading.Answer {
    private static final String NOT_TAKEN = "the event was not taken, send it again";

    @Override
    public Reply of(Outcome.Answered outcome) {
        List<Rows.Fate> fates = rows.fates(outcome);
        long accepted = fates.stream().filter(Rows.Fate.Taken.class::isInstance).count();
        return Reply.json(202, Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("accepted", accepted);
            json.writeArrayFieldStart("rejected");
            for (int i = 0; i < fates.size(); i++) {
                rejected(json, i, fates.get(i), outcome);
            }
            json.writeEndArray();
            if (withIds) {
                json.writeArrayFieldStart("events");
                for (int i = 0; i < fates.size(); i++) {
                    taken(json, i, fates.get(i), outcome);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }));
    }

    @Override
    public Optional<Reply> ofNone(Outcome.Answered outcome) {
        return Optional.of(of(outcome));
    }

    private static void rejected(JsonGenerator json, int index, Rows.Fate fate, Outcome.Answered outcome)
            throws IOException {
        switch (fate) {
            case Rows.Fate.Taken _ -> { }
            case Rows.Fate.Unfit(String error) -> rejection(json, index, "validation", error);
            case Rows.Fate.Refused(Admission.Rejected reason) when reason.code().isRetried() ->
                    rejection(json, index, "internal", NOT_TAKEN);
            case Rows.Fate.Refused(Admission.Rejected reason) -> rejection(json, index, "validation",
                    Refusals.text(reason, outcome.site().ingest().eventAgeMaxDays()));
        }
    }

    private static void rejection(JsonGenerator json, int index, String reason, String error) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("reason", reason);
        json.writeStringField("error", error);
        json.writeEndObject();
    }

    private static void taken(JsonGenerator json, int index, Rows.Fate fate, Outcome.Answered outcome)
            throws IOException {
        if (fate instanceof Rows.Fate.Taken(@Nullable Event event) && event != null) {
            String device = DeviceIds.shown(event.who().visitor());
            json.writeStartObject();
            json.writeNumberField("index", index);
            json.writeStringField("id", event.id().toString());
            json.writeStringField("deviceId", device);
            json.writeStringField("sessionId", SessionIds.of(outcome.site().id().value(), device, event.at()));
            json.writeEndObject();
        }
    }
}
