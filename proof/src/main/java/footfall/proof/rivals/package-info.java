/// Other designs that count the same events in the same store, small but faithful, to be billed beside ours and to show
/// what breaks in them. May touch the model, the codec of segments and the store's client.
@NullMarked
package footfall.proof.rivals;

import org.jspecify.annotations.NullMarked;
