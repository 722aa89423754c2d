package org.ibasho.local.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.supervision.Component;
import org.ibasho.local.launcher.supervision.JvmComponent;
import org.ibasho.local.launcher.supervision.JvmComponent.Program;
import org.ibasho.local.launcher.supervision.StopOrder;
import org.ibasho.local.launcher.system.RunnableSystem;

/** A service and a gateway that needs it; the property {@code stand-in.gateway} says how the gateway behaves. */
record StubSystem(RunFolder folder, int portOffset) implements RunnableSystem {

    /** The launcher with this system in the place of the real one. */
    public static void main(String[] arguments) {
        System.exit(Launcher.run(
                arguments, StubSystem.class, (root, folder, portOffset, only) -> new StubSystem(folder, portOffset)));
    }

    @Override
    public List<Component> components() {
        return List.of(
                component("service", StopOrder.SERVICE, Set.of(), portOffset, "serve"),
                component(
                        "gateway",
                        StopOrder.GATEWAY,
                        Set.of("service"),
                        portOffset + 1,
                        System.getProperty("stand-in.gateway", "serve")));
    }

    @Override
    public List<PortUse> ports() {
        return List.of(new PortUse(portOffset, "service"), new PortUse(portOffset + 1, "gateway"));
    }

    @Override
    public Map<String, Object> endpoints() {
        return Map.of("gateway", "http://localhost:" + (portOffset + 1));
    }

    @Override
    public List<List<String>> addresses() {
        return List.of(List.of("Gateway", "http://localhost:" + (portOffset + 1)));
    }

    @Override
    public List<List<String>> logins() {
        return List.of();
    }

    private Component component(String name, StopOrder stopOrder, Set<String> needs, int port, String behaviour) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                StubProgram.class.getName(),
                Integer.toString(port),
                behaviour);
        Program program =
                new Program(command, Map.of(), List.of(URI.create("http://localhost:" + port + "/")), folder.log(name));
        return new JvmComponent(name, stopOrder, needs, Optional.of("http://localhost:" + port), program);
    }
}
