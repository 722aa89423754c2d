package org.ibasho.testing.texts;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.testing.Api;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A place where a running service reads a text from a request, found by its mappings, so that a new one cannot be
 * forgotten.
 *
 * @param field the field's name in the request, with the path to it in a JSON body
 * @param json whether it is in a JSON body; otherwise it is a parameter
 * @param form the record of a page's form; a text that belongs to none has {@code Void}
 * @param others the parameters that the address requires besides
 */
public record TextEntrance(String method, String path, String field, boolean json, Class<?> form, String others) {

    /** All of a service. */
    public static List<TextEntrance> of(RequestMappingHandlerMapping mappings) {
        List<TextEntrance> found = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> collect(mapping, handler, found));
        return found;
    }

    private static void collect(RequestMappingInfo mapping, HandlerMethod handler, List<TextEntrance> found) {
        Method method = handler.getMethod();
        if (!method.getDeclaringClass().getName().startsWith("org.ibasho.")) {
            return;
        }
        String verb = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .findFirst()
                .orElse("GET");
        if (Arrays.stream(method.getParameterTypes()).anyMatch(type -> type == MultipartFile.class)) {
            return; // an upload needs a body of several parts
        }
        List<TextEntrance> here = new ArrayList<>();
        for (String pattern : mapping.getPatternValues()) {
            for (Parameter parameter : method.getParameters()) {
                collect(verb, concrete(numbered(pattern, method)), parameter, here);
            }
        }
        String days = days(method);
        here.forEach(it -> found.add(new TextEntrance(it.method, it.path, it.field, it.json, it.form, days)));
    }

    private static String days(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(it -> it.isAnnotationPresent(RequestParam.class) && it.getType() == LocalDate.class)
                .map(it -> "&" + it.getName() + "=2037-05-01")
                .collect(Collectors.joining());
    }

    /** A number in the address stands for a record that does not exist. */
    private static String numbered(String pattern, Method method) {
        String numbered = pattern;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class) && parameter.getType() == long.class) {
                numbered = numbered.replace("{" + parameter.getName() + "}", "999999");
            }
        }
        return numbered;
    }

    private static String concrete(String pattern) {
        return pattern.replaceAll("\\{month[^/]*}", "2037-05")
                .replace("{code}", "SANGO")
                .replaceAll("\\{(id|[a-z]+Id)[^/]*}", UUID.randomUUID().toString())
                .replaceAll("\\{[^/]*}", "x");
    }

    private static void collect(String verb, String path, Parameter parameter, List<TextEntrance> found) {
        if (parameter.isAnnotationPresent(RequestBody.class)) {
            texts("", parameter.getType())
                    .forEach(field -> found.add(new TextEntrance(verb, path, field, true, Void.class, "")));
        } else if (parameter.isAnnotationPresent(RequestParam.class)) {
            RequestParam name = parameter.getAnnotation(RequestParam.class);
            if (isText(parameter.getParameterizedType())) {
                String field = name.name().isEmpty() ? name.value() : name.name();
                found.add(new TextEntrance(
                        verb, path, field.isEmpty() ? parameter.getName() : field, false, Void.class, ""));
            }
        } else if (parameter.getType().isRecord()
                && parameter.getType().getSimpleName().endsWith("Form")) {
            texts("", parameter.getType())
                    .forEach(field -> found.add(
                            new TextEntrance(verb, path, field.replace("[0]", ""), false, parameter.getType(), "")));
        }
    }

    private static Stream<String> texts(String path, Class<?> record) {
        return Stream.of(record.isRecord() ? record.getRecordComponents() : new RecordComponent[0])
                .flatMap(component -> texts(path + component.getName(), component.getGenericType()));
    }

    private static Stream<String> texts(String path, Type type) {
        if (type == String.class) {
            return Stream.of(path);
        }
        if (type instanceof ParameterizedType several
                && Collection.class.isAssignableFrom((Class<?>) several.getRawType())) {
            return texts(path + "[0]", several.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> nested && nested.isRecord() ? texts(path + ".", nested) : Stream.empty();
    }

    private static boolean isText(Type type) {
        return type == String.class
                || (type instanceof ParameterizedType several
                        && several.getActualTypeArguments()[0] == String.class
                        && Collection.class.isAssignableFrom((Class<?>) several.getRawType()));
    }

    /** Sends a request with this text there, and nothing else. */
    public Api.Answer send(Api api, String text) {
        if (json) {
            return api.post(path, body(field, text));
        }
        String parameter = field + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + others;
        return "GET".equals(method) ? api.get(path + "?" + parameter) : api.form(path, parameter);
    }

    private static String body(String path, String text) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        String inner = dot < 0 ? "\"" + escaped(text) + "\"" : body(path.substring(dot + 1), text);
        boolean several = name.endsWith("[0]");
        return "{\"%s\": %s}"
                .formatted(several ? name.substring(0, name.length() - 3) : name, several ? "[" + inner + "]" : inner);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(it -> escaped.append(String.format("\\u%04x", it)));
        return escaped.toString();
    }

    @Override
    public String toString() {
        return method + " " + path.replaceAll("[0-9a-f-]{36}", "{id}") + " " + field;
    }
}
