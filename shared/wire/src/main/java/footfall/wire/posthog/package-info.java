/// The dialect of PostHog: what its SDKs capture over `/e/` and `/batch/` or over `/i/v1/analytics/events`, and what
/// they ask at their start.
@NullMarked
package footfall.wire.posthog;

import org.jspecify.annotations.NullMarked;
