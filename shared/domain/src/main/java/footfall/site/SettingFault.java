package footfall.site;

/// What is wrong with one member of a request to manage sites or keys.
///
/// @param path    the member, `retention_days.raw`
/// @param message what is wrong with it, and what is allowed
public record SettingFault(String path, String message) {}
