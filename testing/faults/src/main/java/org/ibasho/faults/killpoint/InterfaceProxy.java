package org.ibasho.faults.killpoint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intercepts every call to an object. */
@FunctionalInterface
interface InterfaceProxy {

    /** Returns the result of a call; {@link Call#proceed} passes the call on. */
    @Nullable
    Object on(Call call) throws Throwable;

    /** A proxy of the target whose calls all go through the interceptor. */
    static <T> T around(Class<T> type, T target, InterfaceProxy interceptor) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> interceptor.on(new Call(target, method, listOf(arguments)))));
    }

    private static List<@Nullable Object> listOf(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? List.of() : Arrays.asList(arguments);
    }

    /** One call of a method. */
    record Call(Object target, Method method, List<@Nullable Object> arguments) {

        String name() {
            return method.getName();
        }

        @Nullable
        Object argument(int index) {
            return index < arguments.size() ? arguments.get(index) : null;
        }

        /** The same call with another argument in one place. */
        Call with(int index, Object argument) {
            List<@Nullable Object> others = new ArrayList<>(arguments);
            others.set(index, argument);
            return new Call(target, method, others);
        }

        @Nullable
        Object proceed() throws Throwable {
            try {
                return method.invoke(target, arguments.toArray());
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        }
    }
}
