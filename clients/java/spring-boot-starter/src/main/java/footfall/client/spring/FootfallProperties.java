package footfall.client.spring;

import footfall.client.WireFormat;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an application says under `footfall`. All else that the client or the filter can be told needs a bean of one's
/// own.
///
/// @param host where events go; without it nothing is made
/// @param key the write key; blank: the client does nothing, and warns
/// @param wire what the server there understands
/// @param disabled whether the client does nothing
/// @param filter what is recorded of requests
@ConfigurationProperties("footfall")
public record FootfallProperties(URI host, @Nullable String key, @DefaultValue("footfall") WireFormat wire,
        @DefaultValue("false") boolean disabled, @DefaultValue Requests filter) {
    /// What is recorded of requests.
    ///
    /// @param enabled whether there is a filter
    /// @param pageViews whether a GET that was answered with a page is a page view too
    /// @param trustsHeaders whether `X-PostHog-Distinct-Id` and `X-PostHog-Session-Id` are believed
    /// @param sampleRate which part of the requests is recorded, 0 to 1
    public record Requests(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean pageViews,
            @DefaultValue("false") boolean trustsHeaders, @DefaultValue("1") double sampleRate) {}
}
