/// The dialect of OpenPanel: its SDKs send here when their `apiUrl` is changed, one event at a time or in batches.
@NullMarked
package footfall.wire.openpanel;

import org.jspecify.annotations.NullMarked;
