package footfall.client;

import org.jspecify.annotations.Nullable;

/// How the server should treat an event; what is null is not sent, and the server decides. Immutable.
///
/// @param cookielessMode whether the visitor is known by a hash of the day alone
/// @param disableSkewCorrection whether the time of the event is taken as it is, whatever the clocks say
/// @param processPersonProfile whether the event makes or changes a profile of its person
/// @param productTourId the product tour that it belongs to
public record EventOptions(@Nullable Boolean cookielessMode, @Nullable Boolean disableSkewCorrection,
        @Nullable Boolean processPersonProfile, @Nullable String productTourId) {
    /// Nothing said.
    public static final EventOptions NONE = new EventOptions(null, null, null, null);

    /// These options, and `cookielessMode`.
    public EventOptions withCookielessMode(boolean value) {
        return new EventOptions(value, disableSkewCorrection, processPersonProfile, productTourId);
    }

    /// These options, and `disableSkewCorrection`.
    public EventOptions withDisableSkewCorrection(boolean value) {
        return new EventOptions(cookielessMode, value, processPersonProfile, productTourId);
    }

    /// These options, and `processPersonProfile`.
    public EventOptions withProcessPersonProfile(boolean value) {
        return new EventOptions(cookielessMode, disableSkewCorrection, value, productTourId);
    }

    /// These options, and `productTourId`.
    public EventOptions withProductTourId(String value) {
        return new EventOptions(cookielessMode, disableSkewCorrection, processPersonProfile, value);
    }
}
