package footfall.wire.openpanel;

import footfall.admission.Admission;
import footfall.admission.Claims;
import footfall.admission.Member;
import footfall.admission.Outcome;
import footfall.admission.Raw;
import footfall.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The items of a request, and which claims each of them makes. Used by one thread.
final class Rows {
    private final Translation translation;
    private final List<Map<Member, Raw>> claims = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final SortedMap<Integer, Fate> unfit = new TreeMap<>();
    private int size;

    Rows(Translation translation) {
        this.translation = translation;
    }

    /// What became of an item.
    sealed interface Fate {
        /// It is in the queue. There is no event if its sender wants privacy, or it says nothing.
        record Taken(@Nullable Event event) implements Fate {}

        /// It was no event before anybody judged it.
        record Unfit(String error) implements Fate {}

        /// It was judged, and refused.
        record Refused(Admission.Rejected reason) implements Fate {}
    }

    /// Adds an item that is as its type wants.
    void add(Raw.Members item) {
        switch (translation.row(item, size)) {
            case Translation.Row.Claimed(List<Map<Member, Raw>> more) -> more.forEach(claim -> {
                claims.add(claim);
                owners.add(size);
            });
            case Translation.Row.Refused(String message) -> unfit.put(size, new Fate.Unfit(message));
        }
        size++;
    }

    /// Adds an item that is not.
    void addUnfit(Fault fault) {
        unfit.put(size++, new Fate.Unfit(fault.inRow()));
    }

    Claims claims() {
        return new Claims(Translation.CUSTOMS, Map.of(),
                claims.stream().<Claims.Item>map(Claims.Item.Event::new).toList(), List.of());
    }

    /// What is claimed of each event.
    List<Map<Member, Raw>> told() {
        return claims;
    }

    /// What became of each item, in order. One whose claims were not all taken has to come again.
    List<Fate> fates(Outcome.Answered outcome) {
        SortedMap<Integer, Fate> fates = new TreeMap<>(unfit);
        for (Outcome.Refused refused : outcome.rejected()) {
            fates.merge(owners.get(refused.index()), new Fate.Refused(refused.reason()), Rows::worse);
        }
        for (int claim = owners.size() - 1; claim >= 0; claim--) {
            int row = owners.get(claim);
            if (!(fates.get(row) instanceof Fate.Refused)) {
                fates.put(row, new Fate.Taken(outcome.events().get(claim)));
            }
        }
        for (int row = 0; row < size; row++) {
            fates.putIfAbsent(row, new Fate.Taken(null));
        }
        return List.copyOf(fates.values());
    }

    private static Fate worse(Fate one, Fate other) {
        return other instanceof Fate.Refused(Admission.Rejected reason) && reason.code().isRetried() ? other : one;
    }
}
