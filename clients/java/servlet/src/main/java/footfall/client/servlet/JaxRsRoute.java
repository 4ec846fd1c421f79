package footfall.client.servlet;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Tells [FootfallFilter] the route of a request that Jakarta REST answers: the path of the application, then the
/// templates of the resource class and of its method. Register it with the application; no other part of the filter
/// needs Jakarta REST. What a sub-resource answers has no such template, and keeps the route of its servlet's mapping.
/// Thread-safe.
@Provider
public final class JaxRsRoute implements ContainerRequestFilter {
    private static final String ATTRIBUTE = JaxRsRoute.class.getName();

    @Context
    private @Nullable ResourceInfo resource;

    /// Made by the application, once.
    public JaxRsRoute() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource == null || resource.getResourceClass() == null || resource.getResourceMethod() == null) {
            return;
        }
        String ofClass = ofClass(resource.getResourceClass());
        if (ofClass != null) {
            String ofMethod = ofMethod(resource.getResourceClass(), resource.getResourceMethod());
            // In a servlet container properties are the attributes of its request: Jakarta REST 3.1, section 6.5.3.
            request.setProperty(ATTRIBUTE, request.getUriInfo().getBaseUri().getPath() + joined(ofClass, ofMethod));
        }
    }

    private static String joined(String one, @Nullable String other) {
        String first = bare(one);
        String second = other == null ? "" : bare(other);
        return first.isEmpty() || second.isEmpty() ? first + second : first + "/" + second;
    }

    private static String bare(String template) {
        return template.replaceAll("^/+|/+$", "");
    }

    /// Of the class, or of the one that a container made a subclass of.
    private static @Nullable String ofClass(Class<?> resource) {
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            String template = template(type);
            if (template != null) {
                return template;
            }
        }
        return null;
    }

    /// Of the method, or of the one that it implements or overrides.
    private static @Nullable String ofMethod(Class<?> resource, Method method) {
        Deque<Class<?>> types = new ArrayDeque<>();
        types.add(resource);
        while (!types.isEmpty()) {
            Class<?> type = types.remove();
            String template = Arrays.stream(type.getDeclaredMethods()).filter(one -> one.getName()
                    .equals(method.getName()) && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()))
                    .map(JaxRsRoute::template).filter(found -> found != null).findFirst().orElse(null);
            if (template != null) {
                return template;
            }
            if (type.getSuperclass() != null) {
                types.add(type.getSuperclass());
            }
            types.addAll(Arrays.asList(type.getInterfaces()));
        }
        return null;
    }

    private static @Nullable String template(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? null : path.value();
    }
}
