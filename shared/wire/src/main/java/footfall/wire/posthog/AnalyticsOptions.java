package footfall.wire.posthog;

import footfall.admission.Raw;
import footfall.event.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The options of an event, which become properties of it.
final class AnalyticsOptions {
    private static final Map<String, String> FLAGS = Map.of("cookieless_mode", Known.COOKIELESS_MODE.wire(),
            "disable_skew_correction", Known.IGNORE_SENT_AT.wire(), "process_person_profile",
            Known.PERSON_PROFILE.wire());
    private static final String TOUR = "product_tour_id";
    private static final List<String> YES = List.of("true", "1");
    private static final List<String> NO = List.of("false", "0");

    private AnalyticsOptions() {}

    /// The properties that options make; empty if one can not be read.
    static Optional<Map<String, Raw>> read(Raw options) {
        if (!options.isNull() && !(options instanceof Raw.Members)) {
            return Optional.empty();
        }
        Map<String, Raw> properties = new LinkedHashMap<>();
        for (Map.Entry<String, String> flag : FLAGS.entrySet()) {
            Optional<Raw> sent = Values.members(options).get(flag.getKey());
            if (sent.isPresent()) {
                Optional<Boolean> read = flag(sent.get());
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                properties.put(flag.getValue(), Values.flag(read.get()));
            }
        }
        Optional<Raw> tour = Values.members(options).get(TOUR);
        if (tour.isPresent() && !isName(tour.get())) {
            return Optional.empty();
        }
        tour.ifPresent(id -> properties.put("$" + TOUR, Raw.text(Values.text(id))));
        return Optional.of(properties);
    }

    private static Optional<Boolean> flag(Raw raw) {
        return switch (raw) {
            case Raw.Scalar(Value.Flag(boolean flag)) -> Optional.of(flag);
            case Raw.Scalar(Value.Num(BigDecimal number)) -> Optional.of(number.signum() != 0);
            case Raw.Scalar(Value.Text(String text)) -> {
                String lower = text.strip().toLowerCase(Locale.ROOT);
                yield YES.contains(lower) ? Optional.of(true) : NO.contains(lower) ? Optional.of(false)
                        : Optional.empty();
            }
            case Raw.Scalar _, Raw.Members _, Raw.Items _ -> Optional.empty();
        };
    }

    /// A text, or a whole number.
    private static boolean isName(Raw raw) {
        return raw instanceof Raw.Scalar(Value.Text _)
                || Values.number(raw).filter(number -> number.scale() <= 0).isPresent();
    }
}
