/// `sam local invoke` with everything it needs: doubles of both stores on an address that containers reach, and the
/// command itself. May touch every room.
@NullMarked
package footfall.local.sam;

import org.jspecify.annotations.NullMarked;
