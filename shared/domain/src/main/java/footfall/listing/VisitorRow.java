package footfall.listing;

import footfall.profile.Profile;
import java.time.Instant;
import java.util.List;

/// A visitor, as lists show it. Lists are of none or one.
///
/// @param last    when it was seen last
/// @param profile what is known of the person whom its visits named last
public record VisitorRow(String visitor, List<Instant> last, VisitorVisits visits, List<Profile> profile) {
    public VisitorRow {
        last = List.copyOf(last);
        profile = List.copyOf(profile);
    }
}
