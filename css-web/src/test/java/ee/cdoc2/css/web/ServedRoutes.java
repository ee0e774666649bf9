package ee.cdoc2.css.web;

import ee.cdoc2.css.testkit.openapi.ApiDescription.Route;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods and paths that the resources of the application are annotated with. */
public final class ServedRoutes {
    private ServedRoutes() {}

    /** {@return the routes of all resources, and HEAD, which JAX-RS answers wherever there is a GET} */
    public static Set<Route> all() {
        Set<Route> routes = new CssApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(resource ->
                                routes(resource.getAnnotation(Path.class).value(), resource))
                        .collect(Collectors.toCollection(HashSet::new));
        routes.addAll(routes.stream()
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(route -> new Route(HttpMethod.HEAD, route.path()))
                .toList());
        return routes;
    }

    private static Stream<Route> routes(String parent, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).flatMap(method -> {
            Path own = method.getAnnotation(Path.class);
            String path = own == null || own.value().equals("/") ? parent : parent + own.value();
            boolean locator = own != null && verbs(method).findAny().isEmpty();
            return locator
                    ? routes(path, method.getReturnType())
                    : verbs(method).map(verb -> new Route(verb, path));
        });
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }
}
