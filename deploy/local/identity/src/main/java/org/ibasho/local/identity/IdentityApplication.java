package org.ibasho.local.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Starts every realm of the file that {@code IBASHO_IDENTITY_FILE} names. */
public final class IdentityApplication {

    private IdentityApplication() {}

    public static void main(String[] arguments) {
        String file = System.getenv("IBASHO_IDENTITY_FILE");
        if (file == null) {
            throw new IllegalStateException("IBASHO_IDENTITY_FILE is not set: it names the file of realms.");
        }
        start(read(Path.of(file)));
    }

    static List<Realm> read(Path file) {
        Map<String, List<Realm>> document = JsonMapper.builder().build().readValue(file, new TypeReference<>() {});
        List<Realm> realms = document.get("realms");
        if (realms == null || realms.isEmpty()) {
            throw new IllegalStateException("The file of realms holds none.");
        }
        return realms;
    }

    /** All realms or none: a process that serves one side only would look healthy to half of its users. */
    static List<ConfigurableApplicationContext> start(List<Realm> realms) {
        List<ConfigurableApplicationContext> started = new ArrayList<>();
        try {
            realms.forEach(realm -> started.add(start(realm)));
            return started;
        } catch (RuntimeException failure) {
            started.forEach(ConfigurableApplicationContext::close);
            throw failure;
        }
    }

    private static ConfigurableApplicationContext start(Realm realm) {
        SpringApplication application = new SpringApplication(RealmApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "identity",
                "server.port", realm.port(),
                "server.servlet.session.cookie.name", realm.sessionCookie()));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Realm.class, () -> realm));
        return application.run();
    }
}
