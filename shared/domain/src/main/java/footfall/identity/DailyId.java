package footfall.identity;

/// Who a cookieless visitor is on a date.
///
/// @param id     of the date; "" if the visitor can not be told from others
/// @param before of the date before, told only while a visit of that date can still go on; "" if none
public record DailyId(String id, String before) {
    /// Nobody that is known.
    public static final DailyId NONE = new DailyId("", "");
}
