package org.ibasho.attacks.everyday.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.input.HostilePictures;
import org.ibasho.attacks.input.HostileTables;
import org.ibasho.attacks.input.Uploads;

/** Somebody who is signed in and uploads one hostile file after the other. */
final class HostileUploads implements Actor {

    private static final String PLAN = "/api/plans/preview";

    private final World world;
    private final Pace pace;
    private final Client supervisor;
    private final List<byte[]> pictures = new ArrayList<>(HostilePictures.all().values());
    private final List<byte[]> tables = new ArrayList<>(HostileTables.all().values());
    private String venue = "";

    HostileUploads(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
        this.supervisor = world.client(this, "supervisor");
    }

    @Override
    public String name() {
        return "hostile files";
    }

    @Override
    public void act() {
        pace.pause();
        if (venue.isEmpty()) {
            Map<String, String> place = Map.of("name", "毎日の会館 " + pace.random().nextInt(10_000), "town", "札幌市");
            venue = world.commands()
                    .send(supervisor, pace.random(), "/api/venues", place)
                    .map(World::id)
                    .orElse("");
            return;
        }
        byte[] file = pace.any(pace.in(50) ? pictures : tables);
        if (pace.in(50)) {
            supervisor.send(PLAN, http -> Uploads.plan(http, file));
        } else {
            String photo = "/api/venues/" + venue + "/photo";
            supervisor.send(photo, http -> Uploads.photo(http, photo, file));
        }
    }
}
