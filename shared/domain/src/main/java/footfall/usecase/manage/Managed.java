package footfall.usecase.manage;

import footfall.site.SettingFault;
import java.util.List;

/// What became of a deed of the administration.
public sealed interface Managed<T> {
    /// It is done; what there is now.
    record Done<T>(T result) implements Managed<T> {}

    /// Nothing changed.
    ///
    /// @param faults what is wrong with which member; none if it is not the request's content
    record Refused<T>(Refusal refusal, List<SettingFault> faults) implements Managed<T> {
        public Refused {
            faults = List.copyOf(faults);
        }

        static <T> Refused<T> because(Refusal refusal) {
            return new Refused<>(refusal, List.of());
        }

        static <T> Refused<T> of(String path, String message) {
            return new Refused<>(Refusal.INVALID_SETTING, List.of(new SettingFault(path, message)));
        }
    }

    /// Why nothing changed.
    enum Refusal {
        /// A member can not be this.
        INVALID_SETTING,
        /// There is none, or none any more.
        SITE_NOT_FOUND,
        /// The name is or was taken.
        SITE_EXISTS,
        /// Somebody else changed it meanwhile.
        VERSION_MISMATCH,
        /// There is none, or it has ended.
        KEY_NOT_FOUND,
        /// One key belongs to one site for ever.
        KEY_EXISTS,
        /// No more live keys of a kind.
        TOO_MANY_KEYS
    }
}
