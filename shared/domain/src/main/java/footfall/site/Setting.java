package footfall.site;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// One setting of a site: where it stands in requests and answers, what it can be, where it is kept.
///
/// @param path   its name, `retention_days.raw`
/// @param rule   what is allowed, in words
/// @param form   how it is told and shown
/// @param unset  what it is when nothing is said
/// @param read   where it is kept in a site
/// @param write  where it is put in a draft
record Setting<T>(String path, String rule, SettingForm<T> form, Function<Site, T> unset, Function<Site, T> read,
                  BiConsumer<SiteDraft, T> write) {
    /// The setting as it is shown.
    SettingValue shown(Site site) {
        return form.show().apply(read.apply(site));
    }

    /// Puts a value into the draft if it is allowed.
    ///
    /// @return what is wrong with it, if anything
    Optional<SettingFault> put(Site site, SiteDraft draft, SettingValue wanted) {
        Optional<T> value = wanted instanceof SettingValue.Unset ? Optional.of(unset.apply(site))
                : form.read().apply(wanted);
        value.ifPresent(allowed -> write.accept(draft, allowed));
        return value.isPresent() ? Optional.empty() : Optional.of(form.why().apply(wanted)
                .map(fault -> new SettingFault(path + fault.path(), fault.message()))
                .orElseGet(() -> new SettingFault(path, "must be " + rule)));
    }
}
