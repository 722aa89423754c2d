package org.ibasho.chassis.instance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * This process among the instances of its service.
 *
 * @param name of the instance. A configured name stays the same over a restart, so that a killed process that comes
 *     back takes up at once what it had: its partitions and its claims. Without one, no other process has the same.
 * @param process is different for each process: after a restart, and for two processes that were given one name
 */
public record Instance(String name, String process) {

    /** What Kafka accepts as the name of a member of a group; and no slash, for that separates name and process. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,150}");

    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-zA-Z0-9._-]");
    private static final int LONGEST_HOST = 64;
    private static final int RANDOM_DIGITS = 8;

    /**
     * A process that has just started.
     *
     * @param configured its name; empty if nobody gave it one
     */
    static Instance starting(String service, String configured) {
        String random = UUID.randomUUID().toString().substring(0, RANDOM_DIGITS);
        String name = configured.isEmpty() ? "%s-%s-%s".formatted(service, host(), random) : configured;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("ibasho.instance has to be 1 to 150 letters, digits, '.', '_' or '-'");
        }
        return new Instance(name, name + "/" + random);
    }

    private static String host() {
        String host = NOT_IN_A_NAME.matcher(hostName()).replaceAll("-");
        return host.substring(0, Math.min(LONGEST_HOST, host.length()));
    }

    /** In a container, the environment has the container's or pod's name. */
    private static String hostName() {
        String given = System.getenv("HOSTNAME");
        try {
            return given == null || given.isEmpty() ? InetAddress.getLocalHost().getHostName() : given;
        } catch (UnknownHostException withoutName) {
            return "host";
        }
    }
}
