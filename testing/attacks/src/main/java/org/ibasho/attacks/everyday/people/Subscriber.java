package org.ibasho.attacks.everyday.people;

import java.util.Map;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.everyday.traffic.Json;
import org.ibasho.attacks.everyday.traffic.PushService;

/** Visitors whose browsers subscribe to changes, most of which stop it again. The limits refuse some of them. */
final class Subscriber implements Actor {

    private final Pace pace;
    private final PushService service;
    private final Client client;

    Subscriber(World world, Pace pace, PushService service) {
        this.pace = pace;
        this.service = service;
        this.client = world.client(this, "");
    }

    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public void act() {
        Map<String, Object> subscription = service.subscription(pace.random());
        pace.pause();
        client.page("/notices");
        client.send("/notices/push", http -> http.json("/notices/push", Json.write(subscription)));
        if (pace.in(70)) {
            pace.pause();
            Map<String, Object> stopped = Map.of("endpoint", subscription.getOrDefault("endpoint", ""));
            client.send("/notices/push/stop", http -> http.json("/notices/push/stop", Json.write(stopped)));
        }
    }
}
