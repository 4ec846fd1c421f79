/// How sites and keys are told over HTTP, in JSON, both ways. May touch the model and the JSON library.
@NullMarked
package footfall.wire.admin;

import org.jspecify.annotations.NullMarked;
