package footfall.event;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happened: one of the types of event, with what only that type has.
public sealed interface What {
    /// The name under which the event is listed and counted by `event:name`.
    String name();

    /// Whether the metric `events` counts it: page views, custom events and identifications.
    default boolean counted() {
        return switch (this) {
            case PageView _, Custom _, Identify _ -> true;
            case Request _, Engagement _, Increment _, Group _, Assign _ -> false;
        };
    }

    /// Whether it only says something of a person or a group: then nobody visits by it.
    default boolean onlyTells() {
        return switch (this) {
            case Increment _, Group _, Assign _ -> true;
            case PageView _, Custom _, Identify _, Request _, Engagement _ -> false;
        };
    }

    /// A page was shown.
    record PageView() implements What {
        @Override
        public String name() {
            return "pageview";
        }
    }

    /// Something with a name of the site's own happened.
    ///
    /// @param name    1..120 code points
    /// @param revenue at most one amount; a list of none or one
    record Custom(String name, List<Revenue> revenue) implements What {
        public Custom {
            revenue = List.copyOf(revenue);
        }
    }

    /// Money earned, exact; negative is a refund.
    ///
    /// @param amount   at most 6 decimal places, magnitude to 1e9
    /// @param currency ISO 4217
    record Revenue(BigDecimal amount, String currency) {}

    /// The visitor said who they are; the user's id is in the event's `Who`.
    ///
    /// @param place where in its request it stood, 0 for the first: it orders what was said at one instant
    record Identify(Map<String, Value> traits, int place) implements What {
        public Identify {
            traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
        }

        /// The first of its request.
        public Identify(Map<String, Value> traits) {
            this(traits, 0);
        }

        @Override
        public String name() {
            return "identify";
        }
    }

    /// A server answered a request.
    ///
    /// @param route      a template, 1..512
    /// @param method     upper case
    /// @param status     100..599
    /// @param durationMs 0..3,600,000
    /// @param bytesIn    bytes, -1 if not told
    /// @param bytesOut   bytes, -1 if not told
    /// @param error      "" if none, cut at 500
    record Request(String route, String method, int status, int durationMs, long bytesIn, long bytesOut,
                   String error) implements What {
        @Override
        public String name() {
            return "request";
        }
    }

    /// What was added to the reading of a page view since the last report of it.
    ///
    /// @param engagedMs    0..1,800,000
    /// @param scrollAddPct 0..100
    /// @param seq          1 is the view's first report
    record Engagement(int engagedMs, int scrollAddPct, int seq) implements What {
        @Override
        public String name() {
            return "engagement";
        }
    }

    /// A number among the traits of the event's user grew, or shrank.
    ///
    /// @param property the trait's name; a dot parts the levels of one that stands deeper
    /// @param by       exact; negative where it shrank
    /// @param place    where in its request it stood, 0 for the first
    record Increment(String property, BigDecimal by, int place) implements What {
        @Override
        public String name() {
            return "increment";
        }
    }

    /// A group got its name and properties; the latter are the event's.
    ///
    /// @param title how the group is shown; "" if it was not told
    /// @param place where in its request it stood, 0 for the first
    record Group(GroupId group, String title, int place) implements What {
        @Override
        public String name() {
            return "group";
        }
    }

    /// The event's user belongs to some groups.
    ///
    /// @param groups in the order sent
    record Assign(List<GroupId> groups) implements What {
        public Assign {
            groups = List.copyOf(groups);
        }

        @Override
        public String name() {
            return "assign";
        }
    }
}
