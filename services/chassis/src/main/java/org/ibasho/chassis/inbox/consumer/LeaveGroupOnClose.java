package org.ibasho.chassis.inbox.consumer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Makes a consumer leave its group when it is closed. A static member does not, by default: the broker reserves its
 * partitions until its session ends, and no other member processes them meanwhile.
 */
public final class LeaveGroupOnClose {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private LeaveGroupOnClose() {}

    @SuppressWarnings("unchecked") // a proxy for exactly this interface
    public static Consumer<String, byte[]> whenClosed(Consumer<String, byte[]> consumer) {
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                LeaveGroupOnClose.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (proxy, method, arguments) -> {
                    // the container unsubscribes just before it closes, which would forget the name to take leave under
                    if ("unsubscribe".equals(method.getName())) {
                        return null;
                    }
                    if ("close".equals(method.getName()) && arguments == null) {
                        consumer.close(CloseOptions.timeout(LONGEST)
                                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
                        return null;
                    }
                    try {
                        return method.invoke(consumer, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
