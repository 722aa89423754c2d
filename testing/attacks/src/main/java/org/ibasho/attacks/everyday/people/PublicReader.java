package org.ibasho.attacks.everyday.people;

import java.time.YearMonth;
import java.util.List;
import org.ibasho.attacks.everyday.traffic.Client;

/** Reads public pages, feeds and the printed calendar without a login. */
final class PublicReader implements Actor {

    private static final List<String> FIXED = List.of(
            "/", "/calendar", "/calendar/subscribe", "/first-visit", "/about/SANGO", "/about/YORIDOKORO", "/notices");
    private static final List<String> FEEDS = List.of("/calendar.ics", "/calendar.atom");
    private static final List<String> API =
            List.of("/api/calendar?from=%1$s-01&to=%1$s-28", "/api/calendar/programmes");
    private static final List<String> OF_A_MONTH = List.of("/calendar/%s", "/calendar/%s/print");
    private static final List<String> API_OF_A_GATHERING =
            List.of("/calendar/%s.ics", "/api/calendar/%s", "/api/calendar/%s/visit");

    private final World world;
    private final Pace pace;
    private final Client client;

    PublicReader(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
        this.client = world.client(this, "");
    }

    @Override
    public String name() {
        return "public readers";
    }

    /** Of 100 requests, two are for a month's PDF. */
    @Override
    public void act() {
        pace.pause();
        int chance = pace.random().nextInt(100);
        if (chance < 2) {
            client.get("/calendar/" + month() + ".pdf");
        } else if (chance < 20) {
            client.page(pace.any(OF_A_MONTH).formatted(month()));
        } else if (chance < 35) {
            client.get(pace.any(FEEDS));
        } else if (chance < 40) {
            client.get(pace.any(API).formatted(month()));
        } else if (chance < 70 && !world.announced().isEmpty()) {
            ofAGathering(pace.any(world.announced()));
        } else {
            client.page(pace.any(FIXED));
        }
    }

    private void ofAGathering(String id) {
        if (pace.in(50)) {
            client.page("/calendar/" + id);
        } else {
            client.get(pace.any(API_OF_A_GATHERING).formatted(id));
        }
    }

    private YearMonth month() {
        return pace.any(World.months().subList(25, 40));
    }
}
