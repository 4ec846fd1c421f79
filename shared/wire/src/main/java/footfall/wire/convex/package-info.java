/// The dialect of the analytics component for Convex: its browser SDK and embed script send here unchanged.
@NullMarked
package footfall.wire.convex;

import org.jspecify.annotations.NullMarked;
