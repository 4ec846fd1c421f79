package footfall.client.servlet;

/// What the filter did so far.
///
/// @param recorded requests of which an event was handed to the client
/// @param excluded requests of paths that are left out
/// @param privacy requests that asked not to be followed, by `DNT: 1` or `Sec-GPC: 1`
/// @param sampledOut requests that the sample left out
/// @param errors exceptions of the filter itself or of the functions it was given, all swallowed
public record FilterStats(long recorded, long excluded, long privacy, long sampledOut, long errors) {}
