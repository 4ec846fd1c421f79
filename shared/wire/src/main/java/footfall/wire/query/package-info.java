/// Questions and answers as JSON: the words of the query routes. May touch the model and the JSON library.
@NullMarked
package footfall.wire.query;

import org.jspecify.annotations.NullMarked;
