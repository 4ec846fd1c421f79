package footfall.client;

import java.util.List;

/// `POST /batch/`: the key in the body, one status for all.
final class WireV0 implements Wire {
    private static final String PATH = "/batch/";
    private static final byte[] TAIL = {']', '}'};
    private final String key;
    private final JsonWriter head;

    WireV0(AnalyticsConfig config) {
        this.key = config.apiKey();
        this.head = new JsonWriter(ENVELOPE_MAX_BYTES + 6 * key.length());
    }

    @Override
    public void event(JsonWriter out, Event event, long epochMillis) {
        out.raw("{\"uuid\":\"").raw(event.id().toString()).raw("\",\"event\":").string(event.name());
        Wire.whoAndWhen(out, event, epochMillis);
        out.raw(",\"properties\":{");
        Wire.members(out, properties(event));
        out.raw("}}");
    }

    /// The caller's value of a property of ours wins; an option wins over both.
    private static PropertyMap properties(Event event) {
        PropertyMap all = PropertyMap.of(event.properties()).orElse("$lib", Version.LIBRARY)
                .orElse("$lib_version", Version.VERSION).orElse("$lib_version__major", Version.part(0))
                .orElse("$lib_version__minor", Version.part(1)).orElse("$lib_version__patch", Version.part(2))
                .orElse("$os", System.getProperty("os.name", "unknown"))
                .orElse("$os_version", System.getProperty("os.version", "unknown"));
        EventOptions options = event.options();
        if (options.cookielessMode() != null) {
            all = all.with("$cookieless_mode", options.cookielessMode());
        }
        if (options.disableSkewCorrection() != null) {
            all = all.with("$ignore_sent_at", options.disableSkewCorrection());
        }
        if (options.processPersonProfile() != null) {
            all = all.with("$process_person_profile", options.processPersonProfile());
        }
        return options.productTourId() == null ? all : all.with("$product_tour_id", options.productTourId());
    }

    /// `sent_at` is the first attempt's: a retry sends the same bytes.
    @Override
    public Plain request(Batch batch, long epochMillis) {
        head.reset().raw("{\"api_key\":").string(key).raw(",\"historical_migration\":" + batch.historical())
                .raw(",\"sent_at\":\"").raw(WireTime.text(batch.firstSentMillis())).raw("\",\"batch\":[");
        return new Plain(PATH, PATH + "?compression=gzip", List.of(), Wire.body(head.take(), batch.items(), TAIL));
    }

    @Override
    public List<Result> results(Batch batch, Sender.Outcome.Answer answer) {
        return Wire.all(batch, Result.DELIVERED);
    }
}
