/// Makes the client and its filter in a Spring Boot application. It may touch these two and Spring alone.
@NullMarked
package footfall.client.spring;

import org.jspecify.annotations.NullMarked;
