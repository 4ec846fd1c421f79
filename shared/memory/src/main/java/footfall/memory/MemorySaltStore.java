package footfall.memory;

import footfall.identity.Salt;
import footfall.port.SaltStore;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Salts in a map; each call is one step.
public final class MemorySaltStore implements SaltStore {
    private final TreeMap<LocalDate, Salt> salts = new TreeMap<>();
    private @Nullable Salt secret;

    @Override
    public synchronized Optional<Salt> of(LocalDate date) {
        return Optional.ofNullable(salts.get(date));
    }

    @Override
    public synchronized Salt make(LocalDate date, Salt fresh) {
        return salts.computeIfAbsent(date, same -> fresh);
    }

    @Override
    public synchronized void destroyBefore(LocalDate date) {
        salts.headMap(date).clear();
    }

    @Override
    public synchronized Salt shardSecret(Salt fresh) {
        Salt standing = secret == null ? fresh : secret;
        secret = standing;
        return standing;
    }
}
