package footfall.admission;

import footfall.event.Event;
import footfall.site.Site;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of the events of a request.
public sealed interface Outcome {
    /// The batch was judged. `events.size()` + rejected + dropped = sent.
    ///
    /// @param site     whose events they are
    /// @param trusted  whether they came by a key that is kept on a server
    /// @param events   those that are safe in the queue, by their place in the request
    /// @param rejected the refusals, by place, ascending
    /// @param dropped  how many were not kept because the client wants privacy
    /// @param warnings what is strange, but no reason to refuse
    record Answered(Site site, boolean trusted, SortedMap<Integer, Event> events, List<Refused> rejected, int dropped,
                    List<String> warnings) implements Outcome {
        public Answered {
            events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
            rejected = List.copyOf(rejected);
            warnings = List.copyOf(warnings);
        }

        /// How many events the request had.
        public int sent() {
            return events.size() + rejected.size() + dropped;
        }
    }

    /// Events were fit to be taken, and the queue took none.
    ///
    /// @param answered what is to be said of each
    record QueueDown(Answered answered) implements Outcome {}

    /// The site takes nothing of this request, whatever is in it; no event was looked at.
    ///
    /// @param events how many there are
    record Shut(Why why, int events) implements Outcome {}

    /// Why a site takes nothing.
    enum Why {
        /// It blocks the sender's address.
        ADDRESS_BLOCKED,
        /// It has as many events of this UTC day as it wants.
        OVER_QUOTA;

        /// The name that answers use.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One event that was refused.
    ///
    /// @param index its place in the request, from 0
    record Refused(int index, Admission.Rejected reason) {}
}
