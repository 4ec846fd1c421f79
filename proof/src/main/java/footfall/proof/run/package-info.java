/// Runs schedules by the thousand for a given time, tells how it goes, and tells the story of one that went wrong. May
/// touch everything.
@NullMarked
package footfall.proof.run;

import org.jspecify.annotations.NullMarked;
