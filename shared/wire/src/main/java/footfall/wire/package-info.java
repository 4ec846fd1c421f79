/// How clients speak: what a dialect is, and the way of a request through one. Adding a dialect adds a room beside this
/// one, and a line where ingest is wired.
@NullMarked
package footfall.wire;

import org.jspecify.annotations.NullMarked;
