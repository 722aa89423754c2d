package org.ibasho.faults.point;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in front of an object and sees every call to it. */
@FunctionalInterface
interface Decorator {

    /** Decides what comes of a call; {@link Call#proceed} passes it on. */
    @Nullable
    Object on(Call call) throws Throwable;

    /** An object of the interface whose calls all go through the decorator. */
    static <T> T around(Class<T> type, T target, Decorator decorator) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> decorator.on(new Call(target, method, listOf(arguments)))));
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
