/// A servlet filter that records one event a request. It may touch the client and the servlet API alone.
@NullMarked
package footfall.client.servlet;

import org.jspecify.annotations.NullMarked;
