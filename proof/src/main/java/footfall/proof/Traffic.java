package footfall.proof;

import java.time.Duration;

/// What traffic looks like.
///
/// @param eventsPerSecond  page views that arrive in a second, on average
/// @param eventsPerVisit   page views of a visit, on average
/// @param pages            distinct pages, chosen by Zipf's law
/// @param pageExponent     its exponent
/// @param referrers        distinct sites that visits come from, each as likely
/// @param betweenViews     between two page views of a visit, on average
/// @param returning        0..1, the share of visits by somebody who was there before
/// @param named            whether events name a user and a visitor, as those of an app where all log in
public record Traffic(double eventsPerSecond, double eventsPerVisit, int pages, double pageExponent, int referrers,
               int countries, int browsers, int systems, Duration betweenViews, double returning,
               boolean named) {
    /// The traffic of which the cost is told: 10 page views a second, every visit by somebody new.
    public static final Traffic STANDARD =
            new Traffic(10, 4.5, 800, 1.1, 120, 60, 8, 7, Duration.ofSeconds(40), 0, false);

    /// The same traffic, so many events a second.
    public Traffic atRate(double rate) {
        return new Traffic(rate, eventsPerVisit, pages, pageExponent, referrers, countries, browsers, systems,
                betweenViews, returning, named);
    }

    /// The same traffic, a share of its visits by somebody who was there before.
    public Traffic withReturning(double share) {
        return new Traffic(eventsPerSecond, eventsPerVisit, pages, pageExponent, referrers, countries, browsers,
                systems, betweenViews, share, named);
    }

    /// The same traffic, everybody named.
    public Traffic withNames() {
        return new Traffic(eventsPerSecond, eventsPerVisit, pages, pageExponent, referrers, countries, browsers,
                systems, betweenViews, returning, true);
    }
}
