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
        INVALID_SETTING(400, "invalid_setting", "a setting has a value that it can not have"),
        /// There is none, or none any more.
        SITE_NOT_FOUND(404, "site_not_found", "there is no site of this name"),
        /// The name is or was taken.
        SITE_EXISTS(409, "site_exists", "a site has or had this name; a name is never used again"),
        /// Somebody else changed it meanwhile.
        VERSION_MISMATCH(412, "version_mismatch", "the site has changed since; read it again"),
        /// There is none, or it has ended.
        KEY_NOT_FOUND(404, "key_not_found", "the site has no live key of this id"),
        /// One key belongs to one site for ever.
        KEY_EXISTS(409, "key_exists", "this key is or was in use"),
        /// No more live keys of a kind.
        TOO_MANY_KEYS(409, "too_many_keys", "a site can have 10 live keys of a kind; revoke one first");

        private final int status;
        private final String code;
        private final String detail;

        Refusal(int status, String code, String detail) {
            this.status = status;
            this.code = code;
            this.detail = detail;
        }

        /// The HTTP status that says this.
        public int status() {
            return status;
        }

        /// The code that clients know it by.
        public String code() {
            return code;
        }

        /// What is wrong, in words for people.
        public String detail() {
            return detail;
        }
    }
}
