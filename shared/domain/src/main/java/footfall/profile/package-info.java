/// What is known of a person: traits, groups, visitors, as the log tells them. May touch log and what stands below it,
/// and the hashes of rollup.
@NullMarked
package footfall.profile;

import org.jspecify.annotations.NullMarked;
