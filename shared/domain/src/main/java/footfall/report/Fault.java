package footfall.report;

/// Why a question is refused.
///
/// @param code    the code that clients know it by
/// @param path    where in the question, `metrics[1]`; "" for all of it
/// @param message what is wrong, and what is allowed
public record Fault(String code, String path, String message) {
    /// The same fault of a question that stands below a path.
    public Fault below(String parent) {
        return new Fault(code, path.isEmpty() ? parent : parent + "." + path, message);
    }
}
